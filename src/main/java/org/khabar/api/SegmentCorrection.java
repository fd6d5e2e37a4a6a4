package org.khabar.api;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.khabar.desk.store.ArticleRefusal;

/**
 * A corrected sentence.
 *
 * @param text its English; a line end counts as a space
 */
@Introspected
public record SegmentCorrection(
    @NotBlank @Size(max = SegmentCorrection.MAX_CHARACTERS) String text) {
  static final int MAX_CHARACTERS = 10_000;

  /** The text as it is kept: one line, no control characters, no half surrogate pairs. */
  String line() {
    String line =
        text.codePoints()
            .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
            .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    if (line.isEmpty()) {
      throw new ArticleRefusal(
          ArticleRefusal.Kind.MALFORMED, "there is no letter in the text", "text");
    }
    return line;
  }
}
