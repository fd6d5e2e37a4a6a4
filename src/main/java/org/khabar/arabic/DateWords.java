package org.khabar.arabic;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Months and days of the week that a sentence names beyond doubt. Some month names are words of
 * their own: those count only beside a number, beside another month, or after "month".
 */
public final class DateWords {
  private static final String NAME = "[\\u0621-\\u064a]+(?: (?:الثاني|الأول|الاول))?";
  private static final Pattern MONTH =
      Pattern.compile(
          "(?:\\d{1,2} |شهر |/ ?)("
              + NAME
              + ")(?![\\u0621-\\u064a])|(?<![\\u0621-\\u064a])("
              + NAME
              + ")(?= ?/ ?[\\u0621-\\u064a]| \\d{4})");
  private static final Pattern CERTAIN =
      Pattern.compile(
          "(?<![\\u0621-\\u064a])[ولب]?(يناير|فبراير|أبريل|إبريل|ابريل|مايو|يونيو|يونيه|يوليو|يوليه|أغسطس"
              + "|اغسطس|سبتمبر|أيلول|أكتوبر|اكتوبر|نوفمبر|ديسمبر|شباط|نيسان|حزيران|كانون الثاني"
              + "|كانون الأول|تشرين الأول|تشرين الثاني|جانفي|فيفري|جويلية|غشت|شتنبر|نونبر|دجنبر"
              + ")(?![\\u0621-\\u064a])");
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "(?<![\\u0621-\\u064a])(?:(?<certain>و?(?:الثلاثاء|الأربعاء|الاربعاء|الخميس|السبت))"
              + "|(?:يوم|يومي|مساء|صباح|ليل|ليلة|فجر|ظهر|عصر|أمس|امس|اليوم|نهار|غدا|حتى) "
              + "(?<after>الأحد|الاحد|الاثنين|الإثنين|الجمعة)"
              + "|(?<before>الأحد|الاحد|الاثنين|الإثنين|الجمعة) (?:الماضي|المقبل|القادم|الفائت|الجاري"
              + "|الموافق|المنصرم))(?![\\u0621-\\u064a])");

  /**
   * An Islamic month beside a day, after "month" or before a year: some are words of their own, or
   * people's names.
   */
  private static final Pattern HIJRI =
      Pattern.compile(
          "(?:(?<before>\\d{1,2} (?:من )?(?:شهر )?|(?<![\\u0621-\\u064a])[وبلف]?شهر ))?"
              + "(?<![\\u0621-\\u064a])(?<month>(?:ربيع|جمادى|جمادي|ذو|ذي) [\\u0621-\\u064a]+|[\\u0621-\\u064a]+)"
              + "(?<after>(?: (?:عام|سنة|لعام|لسنة))? 1[34]\\d\\d(?!\\d))?(?![\\u0621-\\u064a])");

  private static final Pattern WORD = Pattern.compile("[\\u0621-\\u064a]+");
  private static final String PREFIXES = "وفبلك";

  /** From Monday on; with the English names as newspapers spell them in Arabic. */
  private static final List<Pattern> POSSIBLE_DAYS =
      Stream.of(
              "[اإ]ثنين|[اإ]لاثنين|مونداي|ماندي",
              "ثلاثاء|تيوزداي",
              "[أا]ربعاء|وينزداي|ونزداي",
              "خميس|ثيرزداي|ثرسداي",
              "جمعة|فرايداي|فرايدي",
              "سبت|ساترداي|ساتردي",
              "[أا]حد|صنداي|سنداي|صندي")
          .map(Pattern::compile)
          .toList();

  private DateWords() {}

  /** Months that a cleaned text names. */
  public static Set<Month> months(String text) {
    Set<Month> months = EnumSet.noneOf(Month.class);
    Matcher matcher = MONTH.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      Optional<Month> month = MonthNames.gregorian(name);
      int space = name.indexOf(' ');
      if (month.isEmpty() && space > 0) {
        month = MonthNames.gregorian(name.substring(0, space));
      }
      month.ifPresent(months::add);
      from = matcher.start() + 1;
    }
    Matcher certain = CERTAIN.matcher(text);
    while (certain.find()) {
      MonthNames.gregorian(certain.group(1)).ifPresent(months::add);
    }
    return months;
  }

  /** Months of the Islamic calendar that a cleaned text names, from 1. */
  public static Set<Integer> hijriMonths(String text) {
    Set<Integer> months = new TreeSet<>();
    Matcher matcher = HIJRI.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      boolean dated = matcher.group("before") != null || matcher.group("after") != null;
      Optional<Integer> month = MonthNames.hijri(matcher.group("month"));
      if (dated) {
        month.ifPresent(months::add);
      }
      from = dated && month.isPresent() ? matcher.end() : nextWord(text, matcher.start());
    }
    return months;
  }

  private static int nextWord(String text, int at) {
    int next = at;
    while (next < text.length() && text.charAt(next) != ' ') {
      next++;
    }
    return Math.min(text.length(), next + 1);
  }

  /** Days of the week that a cleaned text names. */
  public static Set<DayOfWeek> weekdays(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    Matcher matcher = WEEKDAY.matcher(text);
    while (matcher.find()) {
      for (String group : new String[] {"certain", "after", "before"}) {
        String name = matcher.group(group);
        if (name != null) {
          days.add(day(name.startsWith("و") ? name.substring(1) : name));
        }
      }
    }
    return days;
  }

  /** Months that a cleaned text may name: also by words that mean something else. */
  public static Set<Month> possibleMonths(String text) {
    Set<Month> months = EnumSet.noneOf(Month.class);
    List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
    for (int i = 0; i < words.size(); i++) {
      for (String word : withoutPrefix(words.get(i))) {
        MonthNames.gregorian(word).ifPresent(months::add);
        if (i + 1 < words.size()) {
          MonthNames.gregorian(word + " " + words.get(i + 1)).ifPresent(months::add);
        }
      }
    }
    return months;
  }

  private static List<String> withoutPrefix(String word) {
    List<String> forms = new ArrayList<>(List.of(word));
    for (int i = 1;
        i <= 2 && word.length() > i + 1 && PREFIXES.indexOf(word.charAt(i - 1)) >= 0;
        i++) {
      forms.add(word.substring(i));
    }
    return forms;
  }

  /** Days of the week that a cleaned text may name: also by words that mean something else. */
  public static Set<DayOfWeek> possibleWeekdays(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (POSSIBLE_DAYS.get(day.getValue() - 1).matcher(text).find()) {
        days.add(day);
      }
    }
    return days;
  }

  private static DayOfWeek day(String name) {
    return switch (name) {
      case "الأحد", "الاحد" -> DayOfWeek.SUNDAY;
      case "الاثنين", "الإثنين" -> DayOfWeek.MONDAY;
      case "الثلاثاء" -> DayOfWeek.TUESDAY;
      case "الأربعاء", "الاربعاء" -> DayOfWeek.WEDNESDAY;
      case "الخميس" -> DayOfWeek.THURSDAY;
      case "الجمعة" -> DayOfWeek.FRIDAY;
      default -> DayOfWeek.SATURDAY;
    };
  }
}
