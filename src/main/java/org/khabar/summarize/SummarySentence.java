package org.khabar.summarize;

import java.util.List;

/**
 * A sentence of a summary.
 *
 * @param text the English sentence
 * @param evidence indexes of the source sentences that it stands on, at least one
 * @param origin how it came about
 */
public record SummarySentence(String text, List<Integer> evidence, Origin origin) {
  public SummarySentence {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a summary's sentence stands on nothing: " + text);
    }
  }

  /** A sentence of the article. */
  public SummarySentence(String text, List<Integer> evidence) {
    this(text, evidence, Origin.EXTRACTED);
  }
}
