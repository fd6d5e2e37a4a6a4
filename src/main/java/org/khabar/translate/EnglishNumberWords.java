package org.khabar.translate;

import java.util.HashMap;
import java.util.Map;

/** Words and letters of which English numbers are made. */
final class EnglishNumberWords {
  /** Zero to nineteen, and the tens. */
  static final Map<String, Integer> CARDINALS = new HashMap<>();

  /** Words that may stand for a number; of fractions in hundredths. */
  static final Map<String, Integer> LOOSE = new HashMap<>();

  /** Words that multiply what stands before them. */
  static final Map<String, Long> SCALES =
      Map.of(
          "hundred", 100L,
          "thousand", 1_000L,
          "million", 1_000_000L,
          "billion", 1_000_000_000L,
          "trillion", 1_000_000_000_000L,
          "dozen", 12L);

  /** Letters after digits that may multiply them. */
  static final Map<String, Long> SUFFIXES =
      Map.ofEntries(
          Map.entry("k", 1_000L),
          Map.entry("m", 1_000_000L),
          Map.entry("b", 1_000_000_000L),
          Map.entry("bn", 1_000_000_000L),
          Map.entry("tn", 1_000_000_000_000L));

  static {
    count(
        CARDINALS,
        0,
        1,
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            + " fifteen sixteen seventeen eighteen nineteen");
    count(CARDINALS, 20, 10, "twenty thirty forty fifty sixty seventy eighty ninety");
    count(
        LOOSE,
        1,
        1,
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
            + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth");
    count(
        LOOSE,
        20,
        10,
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth");
    count(LOOSE, 20, 10, "twenties thirties forties fifties sixties seventies eighties nineties");
    count(
        LOOSE,
        1,
        1,
        "january february march april may june july august september october november december");
    all(LOOSE, 1, "once single sole");
    all(LOOSE, 2, "twice both double doubled pair couple twins");
    all(LOOSE, 3, "thrice triple tripled trio threefold triplets");
    all(LOOSE, 10, "decade decades");
    all(LOOSE, 12, "dozens");
    all(LOOSE, 25, "quarter");
    all(LOOSE, 50, "half");
    all(LOOSE, 100, "century");
  }

  private EnglishNumberWords() {}

  private static void count(Map<String, Integer> map, int from, int step, String words) {
    int value = from;
    for (String word : words.split(" ", -1)) {
      map.put(word, value);
      value += step;
    }
  }

  private static void all(Map<String, Integer> map, int value, String words) {
    count(map, value, 0, words);
  }
}
