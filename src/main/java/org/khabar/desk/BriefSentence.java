package org.khabar.desk;

import java.util.List;
import org.khabar.summarize.Origin;

/**
 * A sentence of a brief.
 *
 * @param text the sentence
 * @param evidence what it stands on; never empty
 * @param origin whether it is the article's, or a model wrote it
 */
public record BriefSentence(String text, List<Evidence> evidence, Origin origin) {
  public BriefSentence {
    evidence = List.copyOf(evidence);
  }
}
