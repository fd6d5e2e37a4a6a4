package org.khabar.article;

import java.util.Optional;
import org.khabar.arabic.DateLine;
import org.khabar.arabic.Lexicon;

/** What a line says it is by its form alone, wherever it stands. */
final class LineForm {
  /** Words beyond which a line is never a heading or furniture. */
  static final int HEADING_WORDS = 12;

  private LineForm() {}

  /** A masthead with its name, a date, a byline: what needs no look at the lines around. */
  static Optional<BlockKind> of(String line) {
    if (isMastheadWithName(line)) {
      return Optional.of(BlockKind.MASTHEAD);
    }
    if (DateLine.parse(line).isPresent()) {
      return Optional.of(BlockKind.PUBLISHED);
    }
    if (Byline.parse(line).isPresent() || Dateline.signature(line).isPresent()) {
      return Optional.of(BlockKind.BYLINE);
    }
    return Optional.empty();
  }

  /**
   * Furniture that one line is: {@code section} if the lines below belong to it, or {@code line}.
   */
  static Optional<String> furniture(TextLine line) {
    return Lexicon.FURNITURE
        .findPrefix(line.text())
        .filter(
            kind ->
                isWhollyFurniture(line.text())
                    || (line.words() <= HEADING_WORDS && !line.endsSentence()));
  }

  static boolean isWhollyFurniture(String line) {
    return Lexicon.FURNITURE.find(withoutColon(line)).isPresent();
  }

  static String withoutColon(String text) {
    return text.endsWith(":") ? text.substring(0, text.length() - 1).strip() : text;
  }

  private static boolean isMastheadWithName(String line) {
    int colon = line.indexOf(':');
    return colon > 0
        && line.split(" ", -1).length <= 10
        && Lexicon.MASTHEADS.find(line.substring(0, colon).strip()).isPresent();
  }
}
