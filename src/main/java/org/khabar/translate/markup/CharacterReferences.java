package org.khabar.translate.markup;

import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.khabar.arabic.TextRange;

/** Character references, by name or number, as HTML and XML write them. */
final class CharacterReferences {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?");

  private CharacterReferences() {}

  /** A text with its references replaced by what they stand for. */
  static String decoded(String source) {
    StringBuilder text = new StringBuilder();
    decode(source, new TextRange(0, source.length()), (part, range) -> text.append(part));
    return text.toString();
  }

  /**
   * Decodes a part of a source piece by piece.
   *
   * @param pieces takes each piece with where it stands in the source
   */
  static void decode(String source, TextRange part, BiConsumer<String, TextRange> pieces) {
    Matcher matcher = REFERENCE.matcher(source).region(part.start(), part.end());
    int at = part.start();
    while (matcher.find()) {
      String meant = Parser.unescapeEntities(matcher.group(), false);
      if (!meant.equals(matcher.group())) {
        plain(source, at, matcher.start(), pieces);
        pieces.accept(meant, new TextRange(matcher.start(), matcher.end()));
        at = matcher.end();
      }
    }
    plain(source, at, part.end(), pieces);
  }

  private static void plain(String source, int from, int to, BiConsumer<String, TextRange> pieces) {
    for (int i = from; i < to; i++) {
      pieces.accept(source.substring(i, i + 1), new TextRange(i, i + 1));
    }
  }

  /** A character as it may stand in text between tags. */
  static String encoded(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> String.valueOf(c);
    };
  }
}
