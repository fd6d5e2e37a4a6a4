package org.khabar.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Whitespace as Python's {@code str.split()} and {@code str.rstrip()} see it. Neither {@link
 * Character#isWhitespace(int)}, which leaves out the non-breaking spaces, nor {@link
 * Character#isSpaceChar(int)}, which leaves out the controls, is the same set.
 */
final class Whitespace {
  private static final char NEXT_LINE = '\u0085';
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final char OGHAM_SPACE_MARK = '\u1680';
  private static final char EN_QUAD = '\u2000';
  private static final char HAIR_SPACE = '\u200A';
  private static final char LINE_SEPARATOR = '\u2028';
  private static final char PARAGRAPH_SEPARATOR = '\u2029';
  private static final char NARROW_NO_BREAK_SPACE = '\u202F';
  private static final char MEDIUM_MATHEMATICAL_SPACE = '\u205F';
  private static final char IDEOGRAPHIC_SPACE = '\u3000';

  private Whitespace() {}

  static boolean isWhitespace(int codePoint) {
    if (codePoint < NEXT_LINE) {
      return codePoint == ' '
          || (codePoint >= '\t' && codePoint <= '\r')
          || (codePoint >= '\u001C' && codePoint <= '\u001F');
    }
    return codePoint == NEXT_LINE
        || codePoint == NO_BREAK_SPACE
        || codePoint == OGHAM_SPACE_MARK
        || (codePoint >= EN_QUAD && codePoint <= HAIR_SPACE)
        || codePoint == LINE_SEPARATOR
        || codePoint == PARAGRAPH_SEPARATOR
        || codePoint == NARROW_NO_BREAK_SPACE
        || codePoint == MEDIUM_MATHEMATICAL_SPACE
        || codePoint == IDEOGRAPHIC_SPACE;
  }

  /** The text without the whitespace at its end. */
  static String stripTrailing(String text) {
    int end = text.length();
    while (end > 0 && isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** The runs of text between whitespace, none of them empty. */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isWhitespace(text.charAt(i))) {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }
}
