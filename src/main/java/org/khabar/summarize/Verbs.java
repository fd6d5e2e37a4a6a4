package org.khabar.summarize;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A guess at which words of English news are finite verbs: auxiliaries, the common irregular past
 * tenses, the present tense of a few, and small words that end in -ed. Nouns and names that look so
 * are left out.
 */
final class Verbs {
  private static final Set<String> KNOWN =
      Set.of(
          ("is are was were be been am has have had do does did will would can could may might must"
                  + " shall should said says say told tells made makes took takes gave gives got"
                  + " gets went goes came comes became becomes began begins broke brought built"
                  + " bought caught chose cut cuts drew drove fell falls felt fled flew forced"
                  + " fought found grew held holds heard hit hits kept keeps knew know laid led"
                  + " leads left leaves lost loses meant met meets paid put puts quit ran read"
                  + " rose rises saw sees sent sends set sets shook shot showed shows sold sought"
                  + " spent split spoke speaks spread stood stands struck swept swore thought"
                  + " threw understood urges wants calls plans faces won wins withdrew wrote")
              .split(" "));

  private static final Set<String> NO_VERBS =
      Set.of(
          "armed",
          "aged",
          "bed",
          "hundred",
          "indeed",
          "injured",
          "kindred",
          "naked",
          "need",
          "red",
          "sacred",
          "seed",
          "so-called",
          "speed",
          "united",
          "unprecedented",
          "wounded");

  private Verbs() {}

  /** Whether a word, as it is written inside a sentence, looks like a finite verb. */
  static boolean isVerb(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean name = Character.isUpperCase(word.charAt(0)); // Ahmed, Khaled
    return KNOWN.contains(lower)
        || (!name && lower.length() > 3 && lower.endsWith("ed") && !NO_VERBS.contains(lower))
        || lower.endsWith("n't")
        || lower.endsWith("n\u2019t");
  }

  static long count(List<String> words) {
    return words.stream().filter(Verbs::isVerb).count();
  }
}
