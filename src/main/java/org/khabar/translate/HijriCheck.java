package org.khabar.translate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.khabar.arabic.DateWords;

/** Every Islamic month of a date in the source must stand in the English, however it is spelled. */
final class HijriCheck implements FidelityCheck {
  private static final String[] NAMES = {
    "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Akhira",
    "Rajab", "Shaaban", "Ramadan", "Shawwal", "Dhu al-Qaada", "Dhu al-Hijja"
  };

  /** Letters only, vowels left out but where they tell months apart; in the order of the year. */
  private static final List<Pattern> ENGLISH =
      Stream.of(
              "m[ou]h?ar+am",
              "safar",
              "rabi\\w*(?:al|el)?(?:aw+al|ul)|rabi(?:i)?1|firstrabi",
              "rabi\\w*(?:than|akh|sani)\\w*|rabi(?:ii|2)|secondrabi",
              "j[ou]mad\\w*(?:ula|oula|aw+al|awla)|j[ou]mada?(?:i|1)(?!i)|firstj[ou]mad",
              "j[ou]mad\\w*(?:than|akh|sani)\\w*|j[ou]mad\\w*(?:ii|2)|secondj[ou]mad",
              "rajab",
              "sha+\\w?ban",
              "ramad[ah]*n|ramazan",
              "shaw+al",
              "(?:dh|th|z)[uio]l?\\w{0,3}[qk]\\w{0,2}d",
              "(?:dh|th|z)[uio]l?\\w{0,3}h[ie]j+")
          .map(month -> Pattern.compile(month, Pattern.CASE_INSENSITIVE))
          .toList();

  @Override
  public List<Finding> check(String source, String target) {
    Set<Integer> wanted = DateWords.hijriMonths(source);
    if (wanted.isEmpty()) {
      return List.of();
    }
    String english = target.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    Set<Integer> found = new TreeSet<>();
    IntStream.rangeClosed(1, NAMES.length)
        .filter(month -> ENGLISH.get(month - 1).matcher(english).find())
        .forEach(found::add);
    return wanted.stream()
        .filter(month -> !found.contains(month))
        .map(month -> finding(month, found, wanted))
        .toList();
  }

  private static Finding finding(int month, Set<Integer> found, Set<Integer> wanted) {
    return found.stream()
        .filter(other -> !wanted.contains(other))
        .findFirst()
        .map(
            other ->
                new Finding(
                    FindingKind.DATE,
                    "The source says %s, the English %s."
                        .formatted(NAMES[month - 1], NAMES[other - 1])))
        .orElseGet(
            () ->
                new Finding(
                    FindingKind.DATE,
                    "The source names a month, %s, that the English lacks."
                        .formatted(NAMES[month - 1])));
  }
}
