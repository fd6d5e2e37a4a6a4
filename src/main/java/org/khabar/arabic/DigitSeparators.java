package org.khabar.arabic;

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
    AlignedText.Edit edit = text.edit();
    boolean changed = false;
    for (int i = 0; i < old.length(); i++) {
      String by = replacement(old, i);
      if (!by.isEmpty()) {
        edit.keep(i - edit.at());
        edit.replace(1, by);
        changed = true;
      }
    }
    return changed ? edit.done() : text;
  }

  /** What to write for a character; empty to keep it. */
  private static String replacement(String text, int i) {
    char c = text.charAt(i);
    boolean between = digit(text, i - 1) && digit(text, i + 1);
    return switch (c) {
      case DECIMAL -> between ? "." : "\u060C";
      case THOUSANDS -> between ? "," : "\u060C";
      case COMMA -> groupFollows(text, i) ? "," : "";
      default -> "";
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
