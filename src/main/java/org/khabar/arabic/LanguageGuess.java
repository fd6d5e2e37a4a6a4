package org.khabar.arabic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The language that a text seems to be in, of those that Khabar can tell apart: Arabic, Persian and
 * Urdu by their letters and small words, English by its small words.
 *
 * @param code ISO 639-1
 * @param confidence from 0, a mere default, to 1
 */
public record LanguageGuess(String code, double confidence) {
  private static final Map<String, Set<String>> SMALL_WORDS =
      Map.of(
          "ar",
              Set.of(
                  "في", "من", "على", "إلى", "الى", "أن", "ان", "التي", "الذي", "هذا", "هذه", "عن",
                  "مع", "لا", "ما", "بعد", "قال", "كان", "بين"),
          "fa",
              Set.of(
                  "است", "این", "که", "را", "می", "های", "از", "به", "با", "برای", "آن", "شد", "یک",
                  "خود", "تا", "کرد"),
          "ur",
              Set.of(
                  "ہے", "کے", "میں", "کی", "اور", "سے", "کا", "کو", "نے", "ہیں", "پر", "یہ", "کہ",
                  "بھی"));

  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "in", "a", "is", "was", "for", "that", "on", "with", "he", "it",
          "said", "are", "has", "have", "from", "be");

  /** Letters that Arabic itself writes in foreign names at most. */
  private static final String PERSIAN = "پچژگ";

  private static final String URDU = "ٹڈڑںےہ";
  private static final double FOREIGN = 0.02;

  /** Guesses the language of a text; English with confidence 0 where there is nothing to go by. */
  public static LanguageGuess of(String text) {
    double arabic = Script.arabicShare(text);
    if (arabic >= Script.MOSTLY) {
      return new LanguageGuess(arabicScript(text), arabic);
    }
    List<String> words = words(text);
    long known = words.stream().filter(ENGLISH::contains).count();
    long latin = text.codePoints().filter(LanguageGuess::isLatin).count();
    long letters = text.codePoints().filter(Character::isLetter).count();
    if (letters == 0 || latin < letters * (1 - Script.MOSTLY)) {
      return new LanguageGuess("en", 0);
    }
    // in running English text, every fourth word is one of these
    return new LanguageGuess("en", Math.min(1, 4.0 * known / words.size()));
  }

  private static String arabicScript(String text) {
    String likely = mostSmallWords(text);
    if (share(text, URDU) > FOREIGN || likely.equals("ur")) {
      return "ur";
    }
    boolean undecided = count(words(text), likely) == 0;
    boolean persianLetters = undecided && share(text, PERSIAN) > FOREIGN;
    return persianLetters ? "fa" : likely;
  }

  private static double share(String text, String letters) {
    long found = text.chars().filter(c -> letters.indexOf(c) >= 0).count();
    return found / (double) Math.max(1, text.chars().filter(Character::isLetter).count());
  }

  /** The language of which a text has most small words; Arabic if there is no difference. */
  private static String mostSmallWords(String text) {
    List<String> words = words(text);
    String best = "ar";
    long most = count(words, best);
    for (String language : List.of("fa", "ur")) {
      long found = count(words, language);
      if (found > most) {
        best = language;
        most = found;
      }
    }
    return best;
  }

  private static long count(List<String> words, String language) {
    return words.stream().filter(SMALL_WORDS.getOrDefault(language, Set.of())::contains).count();
  }

  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+", -1));
  }

  private static boolean isLatin(int c) {
    return Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }
}
