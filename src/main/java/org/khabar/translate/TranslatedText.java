package org.khabar.translate;

import java.util.ArrayList;
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

  /**
   * Sentences of a line as one text, a space between each two.
   *
   * @param sentences each by itself: target ranges count from the start of its own English
   */
  public static TranslatedText joined(List<Segment> sentences) {
    StringBuilder english = new StringBuilder();
    List<Segment> segments = new ArrayList<>();
    for (Segment alone : sentences) {
      if (english.length() > 0 && !alone.text().isEmpty()) {
        english.append(' ');
      }
      segments.add(alone.shifted(0, english.length()));
      english.append(alone.text());
    }
    return new TranslatedText(english.toString(), segments);
  }

  /** The same text within a raw and an English text that these ones are parts of. */
  TranslatedText shifted(int sourceOffset, int targetOffset) {
    return new TranslatedText(
        text, segments.stream().map(s -> s.shifted(sourceOffset, targetOffset)).toList());
  }
}
