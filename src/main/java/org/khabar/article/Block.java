package org.khabar.article;

import org.khabar.arabic.AlignedText;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.arabic.TextRange;

/**
 * A part of an article.
 *
 * @param kind what it is
 * @param range where it stands in the raw article
 * @param cleaned its text, cleaned; offsets are relative to {@code range.start()}
 */
public record Block(BlockKind kind, TextRange range, AlignedText cleaned) {

  static Block of(BlockKind kind, TextRange range, String raw) {
    return new Block(kind, range, ArabicCleaner.clean(range.of(raw)));
  }

  public String text() {
    return cleaned.text();
  }

  /** Where in the raw article a part of the cleaned text came from. */
  public TextRange rawRange(TextRange part) {
    return cleaned.rawRange(part).shifted(range.start());
  }
}
