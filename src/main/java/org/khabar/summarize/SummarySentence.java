package org.khabar.summarize;

import java.util.List;

/**
 * A sentence of a summary.
 *
 * @param text the English sentence
 * @param evidence indexes of the source sentences that it stands on, at least one
 */
public record SummarySentence(String text, List<Integer> evidence) {
  public SummarySentence {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a summary's sentence stands on nothing: " + text);
    }
  }
}
