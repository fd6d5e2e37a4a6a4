package org.khabar.arabic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Breaks a sentence that is too long for the model at the best place near its middle: after an
 * Arabic semicolon or colon, after a comma, before a conjunction ( و), at any space, and in the
 * last resort between any two characters. Nothing is lost but spaces at the breaks.
 */
public final class ClauseSplitter {
  private static final int SEMICOLON = 5;
  private static final int COMMA = 4;
  private static final int CONJUNCTION = 3;
  private static final int SPACE = 1;

  private ClauseSplitter() {}

  /**
   * Breaks a part of a cleaned text until every piece fits.
   *
   * @param fits whether a piece is short enough; must hold for single characters
   */
  public static List<TextRange> split(String text, TextRange range, Predicate<String> fits) {
    List<TextRange> pieces = new ArrayList<>();
    split(text, range, fits, pieces);
    return pieces;
  }

  private static void split(
      String text, TextRange range, Predicate<String> fits, List<TextRange> pieces) {
    if (range.length() <= 1 || fits.test(range.of(text))) {
      if (range.length() > 0) {
        pieces.add(range);
      }
      return;
    }
    int at = breakOf(text, range);
    split(text, trimmed(text, range.start(), at), fits, pieces);
    split(text, trimmed(text, at, range.end()), fits, pieces);
  }

  private static int breakOf(String text, TextRange range) {
    double best = 0;
    int where = -1;
    for (int i = range.start() + 1; i < range.end(); i++) {
      int kind = kindOfBreak(text, i, range.end());
      if (kind > 0) {
        double fromMiddle =
            Math.abs(2.0 * (i - range.start()) / range.length() - 1); // 0 in the middle, 1 at ends
        double worth = kind * (1 - fromMiddle);
        if (worth > best) {
          best = worth;
          where = i;
        }
      }
    }
    if (where >= 0) {
      return where;
    }
    int middle = range.start() + range.length() / 2;
    boolean insidePair =
        Character.isLowSurrogate(text.charAt(middle)) && middle - 1 > range.start();
    return insidePair ? middle - 1 : middle;
  }

  /** How good it is to break before an index; 0 if it is no place to break. */
  private static int kindOfBreak(String text, int i, int end) {
    if (text.charAt(i) != ' ') {
      return 0;
    }
    return switch (text.charAt(i - 1)) {
      case '\u061B', ';', ':', '.', '!', '?', '\u061F' -> SEMICOLON;
      case '\u060C', ',' -> COMMA;
      default -> {
        boolean conjunction =
            i + 2 < end && text.charAt(i + 1) == '\u0648' && Character.isLetter(text.charAt(i + 2));
        yield conjunction ? CONJUNCTION : SPACE;
      }
    };
  }

  private static TextRange trimmed(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return new TextRange(from, to);
  }
}
