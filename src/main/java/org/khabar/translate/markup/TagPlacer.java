package org.khabar.translate.markup;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.khabar.arabic.TextRange;
import org.khabar.engine.Lane;
import org.khabar.translate.TranslatedText;

/** Finds where the English of marked parts of a text stands. */
@FunctionalInterface
public interface TagPlacer {
  /**
   * Finds the English of parts of a text.
   *
   * @param source the text
   * @param english its English, with segments
   * @param spans parts of the text, which may be nested, overlap or be empty
   * @return a future with a range of the English for each part, in the same order; ranges may
   *     overlap, and an empty one is a point
   */
  CompletableFuture<List<TextRange>> place(
      String source, TranslatedText english, List<TextRange> spans, Lane lane);
}
