package org.khabar.summarize;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A summary.
 *
 * @param style its shape
 * @param sentences its sentences, in the article's order
 */
public record Summary(Style style, List<SummarySentence> sentences) {
  private static final String BULLET = "\u2022 ";

  public Summary {
    sentences = List.copyOf(sentences);
  }

  /** The summary as plain text: one paragraph, or a line with a bullet for each sentence. */
  public String text() {
    return switch (style) {
      case HEADLINE, BRIEF ->
          sentences.stream().map(SummarySentence::text).collect(Collectors.joining(" "));
      case BULLETS ->
          sentences.stream()
              .map(sentence -> BULLET + sentence.text())
              .collect(Collectors.joining("\n"));
    };
  }
}
