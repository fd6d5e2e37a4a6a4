package org.khabar.translate;

import java.util.Locale;

/**
 * What spellings of one Arabic name in Latin letters have in common: its consonants, those alike
 * that are written for one Arabic letter (Mohamed, Muhammad; Gaddafi, Qadhafi; Aliyev, Aliev).
 */
final class SpellingKey {
  private static final int FEWEST_CONSONANTS = 2;
  private static final String[][] ALIKE = {
    {"sch", "s"}, {"kh", "x"}, {"gh", "k"}, {"ch", "s"}, {"sh", "s"}, {"th", "t"}, {"dh", "d"},
    {"ph", "f"}, {"ou", "u"}, {"q", "k"}, {"c", "k"}, {"g", "k"}, {"j", "k"}, {"v", "f"},
    {"p", "b"}, {"z", "s"}
  };

  private SpellingKey() {}

  /** Whether two different words may be spellings of one name. */
  static boolean alike(String first, String second) {
    String one = first.toLowerCase(Locale.ROOT);
    String other = second.toLowerCase(Locale.ROOT);
    String key = of(one);
    return !first.equals(second)
        && key.length() >= FEWEST_CONSONANTS
        && key.equals(of(other))
        && !longer(one, other)
        && !longer(other, one);
  }

  /** Whether a word is the other with an ending, as Iraqi is Iraq; an h adds nothing. */
  private static boolean longer(String word, String stem) {
    return word.startsWith(stem) && !word.equals(stem) && !word.equals(stem + "h");
  }

  private static String of(String word) {
    String letters = word.replaceAll("[^\\p{L}]", "").replaceAll("c(?=[ei])", "s");
    for (String[] pair : ALIKE) {
      letters = letters.replace(pair[0], pair[1]);
    }
    return letters.replaceAll("[aeiouwy]", "").replaceAll("h$", "").replaceAll("(.)\\1+", "$1");
  }
}
