package org.khabar.arabic;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.chrono.HijrahDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that says when something was published, and nothing else: {@code 18-8-2024 | 22:14},
 * {@code الأحد 18 آب/أغسطس 2024 - 10:14 م}, {@code نشر في: 2024/08/18}, {@code 12 صفر 1446}. Month
 * names of Egypt, the Levant and the Maghreb are known, and the Islamic calendar as Umm al-Qura
 * counts it. Times have no zone: papers do not print one.
 *
 * @param date the day
 * @param timeOfDay the time, or null if the line has none
 */
public record DateLine(LocalDate date, @Nullable LocalTime timeOfDay) {
  private static final String LABEL =
      "(?:(?:تاريخ النشر|تاريخ|نشر في|نشر بتاريخ|تم النشر في|آخر تحديث|اخر تحديث|تحديث|نشر|كتب في)"
          + "\\s*:?\\s*)?";
  private static final String WEEKDAY =
      "(?:(?:يوم )?(?:السبت|الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة)"
          + "\\s*[،,]?\\s*)?";
  private static final String TIME =
      "(?:\\s*(?:[|،,/-]|الساعة|في)*\\s*(\\d{1,2}):(\\d{2})(?::\\d{2})?\\s*"
          + "(ص|م|صباحا|مساء|AM|PM|am|pm)?(?:\\s*(?:بتوقيت|GMT|UTC).*)?)?";
  private static final Pattern DAY_FIRST =
      Pattern.compile(LABEL + WEEKDAY + "(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})" + TIME);
  private static final Pattern YEAR_FIRST =
      Pattern.compile(LABEL + WEEKDAY + "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME);
  private static final Pattern NAMED =
      Pattern.compile(
          LABEL + WEEKDAY + "(\\d{1,2}) ?([\\p{IsArabic} /()]+?) ?[،,]? ?(\\d{4}) ?[مه]?" + TIME);
  private static final Pattern TIME_FIRST = Pattern.compile("(\\d{1,2}:\\d{2})\\s*[|،,-]\\s*(.*)");

  /** When the line was published, if it says so. */
  public Optional<LocalTime> time() {
    return Optional.ofNullable(timeOfDay);
  }

  /** Reads a cleaned line; empty if it is not a date. */
  public static Optional<DateLine> parse(String line) {
    Matcher timeFirst = TIME_FIRST.matcher(line);
    String ordered = timeFirst.matches() ? timeFirst.group(2) + " | " + timeFirst.group(1) : line;
    try {
      return named(ordered).or(() -> numeric(ordered));
    } catch (DateTimeException e) {
      return Optional.empty(); // 31 February and the like
    }
  }

  private static Optional<DateLine> numeric(String line) {
    Matcher dayFirst = DAY_FIRST.matcher(line);
    if (dayFirst.matches()) {
      int day = number(dayFirst, 1);
      int month = number(dayFirst, 2);
      boolean american = month > 12 && day <= 12;
      return Optional.of(
          of(number(dayFirst, 3), american ? day : month, american ? month : day, dayFirst));
    }
    Matcher yearFirst = YEAR_FIRST.matcher(line);
    return yearFirst.matches()
        ? Optional.of(
            of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3), yearFirst))
        : Optional.empty();
  }

  private static Optional<DateLine> named(String line) {
    Matcher matcher = NAMED.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int day = number(matcher, 1);
    int year = number(matcher, 3);
    for (String name : matcher.group(2).split("[/()]", -1)) {
      var gregorian = MonthNames.gregorian(name.strip());
      if (gregorian.isPresent()) {
        return Optional.of(of(year, gregorian.get().getValue(), day, matcher));
      }
      var hijri = MonthNames.hijri(name.strip());
      if (hijri.isPresent()) {
        LocalDate date = LocalDate.from(HijrahDate.of(year, hijri.get(), day));
        return Optional.of(new DateLine(date, time(matcher)));
      }
    }
    return Optional.empty();
  }

  private static DateLine of(int year, int month, int day, Matcher matcher) {
    return new DateLine(LocalDate.of(year, month, day), time(matcher));
  }

  private static @Nullable LocalTime time(Matcher matcher) {
    if (matcher.group(4) == null) {
      return null;
    }
    int hour = number(matcher, 4);
    String half = matcher.group(6);
    if (half != null && hour <= 12) {
      boolean afternoon = half.startsWith("م") || half.toLowerCase(Locale.ROOT).equals("pm");
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    return LocalTime.of(hour, number(matcher, 5));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
