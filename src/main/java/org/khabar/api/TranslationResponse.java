package org.khabar.api;

import java.util.List;
import org.khabar.translate.Segment;
import org.khabar.translate.Stamp;
import org.khabar.translate.TranslatedText;

/**
 * Texts in English, in the order in which they were sent.
 *
 * @param translations the texts
 * @param stamp what they were made with
 */
public record TranslationResponse(List<TextView> translations, Stamp stamp) {

  /**
   * A text in English.
   *
   * @param text all of it, with the line ends of the source
   * @param needsReview whether a sentence of it does
   * @param segments its sentences
   */
  public record TextView(String text, boolean needsReview, List<SegmentView> segments) {
    static TextView of(TranslatedText text) {
      return new TextView(
          text.text(),
          text.segments().stream().anyMatch(Segment::needsReview),
          text.segments().stream().map(SegmentView::of).toList());
    }
  }
}
