package org.khabar.arabic;

import java.util.Optional;
import java.util.StringJoiner;

/**
 * Writes a personal name in Latin letters, for bylines and mastheads: known names as the English
 * press spells them ({@link Lexicon#NAMES}), others letter by letter. Text that is Latin already
 * stays.
 */
public final class NameRomanizer {
  private NameRomanizer() {}

  /** Romanises a name of one or more words. */
  public static String romanize(String name) {
    String[] words = ArabicCleaner.clean(name).text().split(" ", -1);
    StringJoiner joined = new StringJoiner(" ");
    for (int i = 0; i < words.length; i++) {
      boolean servant = i + 1 < words.length && MatchingKey.of(words[i]).equals("عبد");
      var pair =
          servant
              ? Lexicon.NAMES.find(words[i] + " " + words[i + 1])
              : Lexicon.NAMES.find(words[i]);
      if (pair.isPresent()) {
        joined.add(pair.get());
        i += servant ? 1 : 0;
      } else {
        joined.add(word(words[i]));
      }
    }
    return joined.toString();
  }

  private static String word(String word) {
    if (!Script.hasArabic(word)) {
      return word;
    }
    boolean article = word.length() > 4 && word.startsWith("ال");
    String rest = article ? word.substring(2) : word;
    var known = article ? Lexicon.NAMES.find(rest) : Optional.<String>empty();
    String spelled = known.orElseGet(() -> capitalised(letters(rest)));
    return article ? "El-" + spelled : spelled;
  }

  private static String letters(String word) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      String letter = letter(word, i);
      boolean consonant = !letter.isEmpty() && "aeiou".indexOf(letter.charAt(0)) < 0;
      if (consonant && needsVowel(word, i, out)) {
        out.append('a');
      }
      out.append(letter);
    }
    return out.toString();
  }

  /** Whether two consonants would otherwise stand at the start, or three in a row. */
  private static boolean needsVowel(String word, int i, StringBuilder out) {
    if (i == 0 || out.length() == 0 || isLongVowel(word.charAt(i - 1))) {
      return false;
    }
    boolean first = i == 1;
    boolean afterTwo = i >= 2 && !isLongVowel(word.charAt(i - 2));
    boolean vowelBefore = "aeiou".indexOf(out.charAt(out.length() - 1)) >= 0;
    return !vowelBefore && (first || afterTwo);
  }

  private static boolean isLongVowel(char c) {
    return "اويىآأإ".indexOf(c) >= 0;
  }

  private static String letter(String word, int i) {
    char c = word.charAt(i);
    return switch (c) {
      case 'ا', 'أ', 'آ', 'ى', 'ة' -> "a";
      case 'إ' -> "i";
      case 'ب' -> "b";
      case 'ت', 'ط' -> "t";
      case 'ث' -> "th";
      case 'ج' -> "g";
      case 'ح', 'ه' -> "h";
      case 'خ' -> "kh";
      case 'د', 'ض' -> "d";
      case 'ذ', 'ز', 'ظ' -> "z";
      case 'ر' -> "r";
      case 'س', 'ص' -> "s";
      case 'ش' -> "sh";
      case 'غ' -> "gh";
      case 'ف' -> "f";
      case 'ق' -> "q";
      case 'ك' -> "k";
      case 'ل' -> "l";
      case 'م' -> "m";
      case 'ن' -> "n";
      case 'و' -> i == 0 ? "w" : "ou";
      case 'ي' -> i == 0 ? "y" : "i";
      case 'پ' -> "p";
      case 'چ' -> "ch";
      case 'گ', 'ڭ' -> "g";
      case 'ڤ' -> "v";
      case 'ع', 'ء', 'ئ', 'ؤ' -> i == 0 ? "a" : "";
      default -> String.valueOf(c);
    };
  }

  private static String capitalised(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
