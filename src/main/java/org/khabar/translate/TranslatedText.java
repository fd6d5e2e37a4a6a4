package org.khabar.translate;

import java.util.List;

/**
 * A text in English with its segments.
 *
 * @param text the English
 * @param segments its sentences in order; ranges are into the raw text and into {@code text}
 */
public record TranslatedText(String text, List<Segment> segments) {
  public TranslatedText {
    segments = List.copyOf(segments);
  }

  /** The same text within a raw and an English text that these ones are parts of. */
  TranslatedText shifted(int sourceOffset, int targetOffset) {
    return new TranslatedText(
        text, segments.stream().map(s -> s.shifted(sourceOffset, targetOffset)).toList());
  }
}
