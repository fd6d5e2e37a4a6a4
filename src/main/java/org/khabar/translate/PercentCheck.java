package org.khabar.translate;

import java.util.List;
import java.util.regex.Pattern;

/** A percentage of the source must be one in the English. */
final class PercentCheck implements FidelityCheck {
  private static final Pattern ARABIC =
      Pattern.compile("\\d ?%|(?:في |ب)ال(?:مئة|مائة)(?![\\u0621-\\u064a])");
  private static final Pattern ENGLISH =
      Pattern.compile("%|\\bper ?cent(?:age)?\\b|\\bpercentage", Pattern.CASE_INSENSITIVE);

  /** "20 to 30 percent", "between 20 and 30%": one sign for two numbers. */
  private static final Pattern SHARED =
      Pattern.compile(
          "\\d(?:\\.\\d+)? ?(?:to|and|or|-|\u2013|,) ?\\d+(?:\\.\\d+)? ?(?:%|per ?cent)");

  @Override
  public List<Finding> check(String source, String target) {
    long wanted = ARABIC.matcher(source).results().count();
    long found =
        ENGLISH.matcher(target).results().count() + SHARED.matcher(target).results().count();
    return found < wanted
        ? List.of(
            new Finding(
                FindingKind.PERCENT,
                "The source has %d percentages, the English %d.".formatted(wanted, found)))
        : List.of();
  }
}
