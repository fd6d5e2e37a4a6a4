package org.khabar.translate;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.arabic.ArabicNumbers;
import org.khabar.arabic.DateWords;
import org.khabar.arabic.TextRange;

/**
 * Every month and day of the week that the source names must stand in the English, and the English
 * must name none that the source cannot mean, in words or as the number of a date.
 */
final class DateCheck implements FidelityCheck {
  private static final int ABBREVIATED = 3;

  /** May and March are words of their own: those count beside a number. */
  private static final Pattern MONTH =
      Pattern.compile(
          "\\b(January|February|April|June|July|August|September|October|November|December)\\b"
              + "|\\b(March|May)(?= \\d)|(?<=\\d )(March|May)\\b");

  private static final Pattern DAY =
      Pattern.compile("\\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b");

  @Override
  public List<Finding> check(String source, String target) {
    List<Finding> findings = new ArrayList<>();
    Map<String, TextRange> months = places(MONTH, target);
    Set<String> possible = new HashSet<>(names(DateWords.possibleMonths(source)));
    if (!months.isEmpty()) {
      ArabicNumbers.in(source)
          .forEach(number -> number.values().forEach(value -> possible.add(monthOf(value))));
    }
    compare("month", names(DateWords.months(source)), possible, months, target, findings);
    compare(
        "day",
        names(DateWords.weekdays(source)),
        Set.copyOf(names(DateWords.possibleWeekdays(source))),
        places(DAY, target),
        target,
        findings);
    return findings;
  }

  private static void compare(
      String what,
      List<String> wanted,
      Set<String> possible,
      Map<String, TextRange> found,
      String target,
      List<Finding> findings) {
    String english = target.toLowerCase(Locale.ROOT);
    List<String> missing =
        wanted.stream().filter(name -> !english.contains(shortened(what, name))).toList();
    List<String> added = found.keySet().stream().filter(name -> !possible.contains(name)).toList();
    boolean changed = missing.size() == added.size();
    for (int i = 0; i < missing.size(); i++) {
      findings.add(
          changed
              ? finding("The source says %s, the English %s.", missing.get(i), added.get(i))
                  .at(null, found.get(added.get(i)))
              : finding(
                  "The source names a %s, %s, that the English lacks.", what, missing.get(i)));
    }
    if (!changed) {
      for (String name : added) {
        findings.add(
            finding("The English names a %s, %s, that the source lacks.", what, name)
                .at(null, found.get(name)));
      }
    }
  }

  /** A month may be abbreviated. */
  private static String shortened(String what, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return what.equals("month") ? lower.substring(0, ABBREVIATED) : lower;
  }

  private static Finding finding(String message, String first, String second) {
    return new Finding(FindingKind.DATE, message.formatted(first, second));
  }

  private static Map<String, TextRange> places(Pattern pattern, String target) {
    Map<String, TextRange> places = new LinkedHashMap<>();
    Matcher matcher = pattern.matcher(target);
    while (matcher.find()) {
      places.putIfAbsent(matcher.group(), new TextRange(matcher.start(), matcher.end()));
    }
    return places;
  }

  private static List<String> names(Set<? extends TemporalAccessor> dates) {
    return dates.stream()
        .map(
            date ->
                date.isSupported(ChronoField.MONTH_OF_YEAR)
                    ? Month.from(date).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    : DayOfWeek.from(date).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
        .toList();
  }

  /** The month of a number, or nothing. */
  private static String monthOf(String number) {
    return number.matches("[1-9]|1[0-2]")
        ? Month.of(Integer.parseInt(number)).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        : "";
  }
}
