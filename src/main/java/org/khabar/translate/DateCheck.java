package org.khabar.translate;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.khabar.arabic.DateWords;

/** Every month and day of the week that the source names must stand in the English. */
final class DateCheck implements FidelityCheck {
  private static final int ABBREVIATED = 3;

  @Override
  public List<Finding> check(String source, String target) {
    List<Finding> findings = new ArrayList<>();
    String english = target.toLowerCase(Locale.ROOT);
    for (Month month : DateWords.months(source)) {
      String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      if (!english.contains(name.toLowerCase(Locale.ROOT).substring(0, ABBREVIATED))) {
        findings.add(missing("month", name));
      }
    }
    for (DayOfWeek day : DateWords.weekdays(source)) {
      String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      if (!english.contains(name.toLowerCase(Locale.ROOT))) {
        findings.add(missing("day", name));
      }
    }
    return findings;
  }

  private static Finding missing(String what, String name) {
    return new Finding(
        FindingKind.DATE, "The source names a " + what + ", " + name + ", that the English lacks.");
  }
}
