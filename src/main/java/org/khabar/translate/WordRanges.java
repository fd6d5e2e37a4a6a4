package org.khabar.translate;

import java.util.ArrayList;
import java.util.List;
import org.khabar.arabic.TextRange;

/**
 * The words of a text as alignment counts them: what stands between spaces, without the punctuation
 * around it. Signs that are read aloud ({@code %}, {@code $}) belong to their word.
 */
public final class WordRanges {
  private WordRanges() {}

  /** The words in order; what is only punctuation is none. */
  public static List<TextRange> of(String text) {
    List<TextRange> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      int end = at;
      while (start < end && !spoken(text, start)) {
        start++;
      }
      while (start < end && !spoken(text, end - 1)) {
        end--;
      }
      if (start < end) {
        words.add(new TextRange(start, end));
      }
    }
    return words;
  }

  private static boolean spoken(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || c == '%'
        || Character.getType(c) == Character.CURRENCY_SYMBOL;
  }
}
