package org.khabar.desk;

import java.util.List;

/**
 * A sentence of a brief.
 *
 * @param text the sentence
 * @param evidence what it stands on; never empty
 */
public record BriefSentence(String text, List<Evidence> evidence) {
  public BriefSentence {
    evidence = List.copyOf(evidence);
  }
}
