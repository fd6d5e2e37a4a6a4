package org.khabar.arabic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words of which Arabic numbers are made, with what may be written before them. */
final class ArabicNumberWords {
  private static final List<String> PREFIXES =
      List.of("", "و", "ال", "وال", "ف", "ب", "ل", "ك", "بال", "لل", "كال", "فال", "ول", "وب");

  /** Looks like "for six". */
  private static final String I_AM_NOT = "لست";

  private static final Map<String, NumberWord> WORDS = words();

  private ArabicNumberWords() {}

  /** What a word adds to a number. */
  enum Part {
    /** From 0 to 9. */
    UNIT,
    /** First to ninth: a unit too, but one that may be said otherwise. */
    ORDINAL,
    /** Ten, which makes teens after a unit. */
    TEN,
    /** Twenty to ninety. */
    TENS,
    /** A hundred, and those that are one word. */
    HUNDREDS,
    /** A thousand and more; the value is the scale. */
    SCALE,
    /** Two of a scale, in one word. */
    DOUBLE_SCALE,
    /** Thousands, millions: a scale that needs a number before it. */
    PLURAL_SCALE,
    /** A half, a quarter, a third. */
    FRACTION,
    /** The seventies. */
    DECADE
  }

  /**
   * A word of a number.
   *
   * @param part what it adds
   * @param value how much; of a fraction in hundredths
   * @param joined whether "and" is written before it
   * @param definite whether the article is
   */
  record NumberWord(Part part, long value, boolean joined, boolean definite) {}

  /** The number word that an Arabic word is. */
  static Optional<NumberWord> of(String word) {
    String key = key(word);
    for (String prefix : PREFIXES) {
      if (key.startsWith(prefix)) {
        NumberWord plain = WORDS.get(key.substring(prefix.length()));
        if (plain != null && !key.equals(I_AM_NOT)) {
          return Optional.of(
              new NumberWord(
                  plain.part(),
                  plain.value(),
                  prefix.startsWith("و"),
                  prefix.endsWith("ال") || prefix.equals("لل")));
        }
      }
    }
    return Optional.empty();
  }

  /** Without hamza on alef; unlike {@link MatchingKey}, "two hundred" is not "dead". */
  private static String key(String word) {
    return word.replace('أ', 'ا')
        .replace('إ', 'ا')
        .replace('آ', 'ا')
        .replace('ة', 'ه')
        .replace('ى', 'ي');
  }

  private static Map<String, NumberWord> words() {
    Map<String, NumberWord> words = new HashMap<>();
    add(words, Part.UNIT, 0, "صفر");
    add(words, Part.UNIT, 1, "واحد واحدة إحدى أحد");
    add(words, Part.UNIT, 2, "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي");
    String[] units = "ثلاث أربع خمس ست سبع ثمان تسع".split(" ", -1);
    String[] ordinals = "ثالث رابع خامس سادس سابع ثامن تاسع".split(" ", -1);
    for (int i = 0; i < units.length; i++) {
      long value = i + 3L;
      add(words, Part.UNIT, value, units[i] + " " + units[i] + "ة");
      add(words, Part.ORDINAL, value, ordinals[i] + " " + ordinals[i] + "ة");
      for (String hundred : new String[] {"مئة", "مائة"}) {
        add(words, Part.HUNDREDS, 100 * value, units[i] + hundred + " " + units[i] + "ي" + hundred);
      }
      if (value != 6 && value != 8) {
        tens(words, 10 * value, units[i]);
      }
    }
    add(words, Part.UNIT, 8, "ثماني ثمانية");
    tens(words, 20, "عشر");
    tens(words, 60, "ست");
    tens(words, 80, "ثمان");
    add(words, Part.ORDINAL, 1, "أول أولى حادي حادية");
    add(words, Part.ORDINAL, 2, "ثاني ثانية ثان");
    add(words, Part.ORDINAL, 10, "عاشر عاشرة");
    add(words, Part.TEN, 10, "عشر عشرة");
    add(words, Part.HUNDREDS, 100, "مئة مائة");
    add(words, Part.HUNDREDS, 200, "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي");
    scale(words, 1_000L, "ألف", "آلاف");
    scale(words, 1_000_000L, "مليون", "ملايين");
    scale(words, 1_000_000_000L, "مليار", "مليارات");
    scale(words, 1_000_000_000L, "بليون", "بلايين");
    scale(words, 1_000_000_000_000L, "تريليون", "تريليونات");
    scale(words, 1_000_000_000_000L, "ترليون", "ترليونات");
    add(words, Part.FRACTION, 50, "نصف");
    add(words, Part.FRACTION, 25, "ربع");
    add(words, Part.FRACTION, 33, "ثلث");
    return words;
  }

  private static void tens(Map<String, NumberWord> words, long value, String stem) {
    add(words, Part.TENS, value, stem + "ون " + stem + "ين");
    add(words, Part.DECADE, value, stem + "ينيات " + stem + "ينات");
  }

  private static void scale(
      Map<String, NumberWord> words, long value, String singular, String plural) {
    add(words, Part.SCALE, value, singular + " " + singular + "ا");
    add(words, Part.DOUBLE_SCALE, value, singular + "ان " + singular + "ين " + singular + "ي");
    add(words, Part.PLURAL_SCALE, value, plural);
  }

  private static void add(Map<String, NumberWord> words, Part part, long value, String forms) {
    for (String form : forms.split(" ", -1)) {
      words.putIfAbsent(key(form), new NumberWord(part, value, false, false));
    }
  }
}
