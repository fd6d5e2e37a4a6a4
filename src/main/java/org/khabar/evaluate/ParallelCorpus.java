package org.khabar.evaluate;

import java.util.List;

/** Hypotheses and their references, one to one and at least one. */
record ParallelCorpus(List<String> hypotheses, List<String> references) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if they differ in size or are empty
   */
  ParallelCorpus {
    hypotheses = List.copyOf(hypotheses);
    references = List.copyOf(references);
    if (hypotheses.size() != references.size()) {
      throw new IllegalArgumentException(
          "%d hypotheses for %d references".formatted(hypotheses.size(), references.size()));
    }
    if (hypotheses.isEmpty()) {
      throw new IllegalArgumentException("0 hypotheses for 0 references: nothing to score");
    }
  }

  int size() {
    return hypotheses.size();
  }

  String hypothesis(int index) {
    return hypotheses.get(index);
  }

  String reference(int index) {
    return references.get(index);
  }
}
