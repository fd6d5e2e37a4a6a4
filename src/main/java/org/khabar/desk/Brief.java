package org.khabar.desk;

import java.util.List;
import java.util.stream.Collectors;
import org.khabar.summarize.Style;

/**
 * A summary with its evidence.
 *
 * @param style its style
 * @param sentences its sentences, in the order of the article; empty if there was nothing to
 *     summarise
 */
public record Brief(Style style, List<BriefSentence> sentences) {
  public Brief {
    sentences = List.copyOf(sentences);
  }

  public String text() {
    return sentences.stream().map(BriefSentence::text).collect(Collectors.joining(" "));
  }
}
