package org.khabar.translate;

import java.util.List;

/** The English must be neither far shorter nor far longer than its source makes likely. */
final class LengthCheck implements FidelityCheck {
  private static final double SHORTEST = 0.45;
  private static final double LONGEST = 3.5;
  private static final int ALLOWANCE = 4;

  @Override
  public List<Finding> check(String source, String target) {
    int sourceWords = words(source);
    int targetWords = words(target);
    if (sourceWords > 0 && targetWords == 0) {
      return List.of(new Finding(FindingKind.LENGTH, "The sentence has no English."));
    }
    if (targetWords < SHORTEST * sourceWords - 1) {
      return List.of(
          new Finding(
              FindingKind.LENGTH,
              "The English is short (%d words for %d): something may be missing."
                  .formatted(targetWords, sourceWords)));
    }
    if (targetWords > LONGEST * sourceWords + ALLOWANCE) {
      return List.of(
          new Finding(
              FindingKind.LENGTH,
              "The English is long (%d words for %d): something may have been added."
                  .formatted(targetWords, sourceWords)));
    }
    return List.of();
  }

  private static int words(String text) {
    return (int)
        java.util.Arrays.stream(text.split("\\s+", -1))
            .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
            .count();
  }
}
