package org.khabar.translate;

import java.util.List;

/**
 * The English must be neither far shorter nor far longer than its source makes likely. Letters are
 * counted, not words: pasted Arabic lacks spaces now and then.
 */
final class LengthCheck implements FidelityCheck {
  /** English letters for an Arabic one; good translations have 0.7 to 1.9, halves of them 0.5. */
  private static final double SHORTEST = 0.56;

  private static final double LONGEST = 2.4;

  /** Letters by which a short sentence may differ more. */
  private static final int ALLOWANCE = 12;

  @Override
  public List<Finding> check(String source, String target) {
    long given = letters(source);
    long found = letters(target);
    if (given > 0 && found == 0) {
      return List.of(new Finding(FindingKind.LENGTH, "The sentence has no English."));
    }
    if (found + ALLOWANCE / 2 < SHORTEST * given) {
      return List.of(finding("short", "be missing", found, given));
    }
    if (found > LONGEST * given + ALLOWANCE) {
      return List.of(finding("long", "have been added", found, given));
    }
    return List.of();
  }

  private static Finding finding(String what, String happened, long found, long given) {
    return new Finding(
        FindingKind.LENGTH,
        "The English is %s (%d letters for %d): something may %s."
            .formatted(what, found, given, happened));
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetterOrDigit).count();
  }
}
