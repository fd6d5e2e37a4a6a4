package org.khabar.arabic;

import org.jspecify.annotations.Nullable;

/**
 * What stands between digits, and spaces:
 *
 * <ul>
 *   <li>U+066B between digits is a decimal point, U+066C between digits a thousands comma;
 *       elsewhere both are an Arabic comma
 *   <li>an Arabic comma between a digit and exactly three digits is a thousands comma
 * </ul>
 */
final class DigitSeparators implements TextRule {
  private static final char DECIMAL = '\u066B';
  private static final char THOUSANDS = '\u066C';
  private static final char COMMA = '\u060C';

  @Override
  public AlignedText apply(AlignedText text) {
    String old = text.text();
    return text.replaceCharacters(i -> replacement(old, i));
  }

  /** What to write for a character; null to keep it. */
  private static @Nullable String replacement(String text, int i) {
    boolean between = digit(text, i - 1) && digit(text, i + 1);
    return switch (text.charAt(i)) {
      case DECIMAL -> between ? "." : "\u060C";
      case THOUSANDS -> between ? "," : "\u060C";
      case COMMA -> groupFollows(text, i) ? "," : null;
      default -> null;
    };
  }

  private static boolean groupFollows(String text, int i) {
    return digit(text, i - 1)
        && digit(text, i + 1)
        && digit(text, i + 2)
        && digit(text, i + 3)
        && !digit(text, i + 4);
  }

  private static boolean digit(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }
}
