package org.khabar.translate;

import java.util.ArrayList;
import java.util.List;
import org.khabar.arabic.Quantity;

/**
 * Every number of the source must stand in the English, and the English must not have digits that
 * the source lacks; how a number is written does not matter ({@code 12 ألف}, {@code 12,000}, {@code
 * twelve thousand}). What is missing and what was added are told together where they are as many:
 * then one became the other.
 */
final class NumberCheck implements FidelityCheck {

  @Override
  public List<Finding> check(String source, String target) {
    NumberComparison numbers = NumberComparison.of(source, target);
    List<Quantity> missing = numbers.missing();
    List<Quantity> added = numbers.added();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < missing.size(); i++) {
      findings.add(
          numbers.changed() ? changed(missing.get(i), added.get(i)) : missing(missing.get(i)));
    }
    if (!numbers.changed()) {
      added.forEach(number -> findings.add(added(number)));
    }
    return findings;
  }

  private static Finding missing(Quantity number) {
    return new Finding(
            FindingKind.NUMBER_MISSING,
            "The number " + number.value() + " of the source is not in the English.")
        .at(number.range(), null);
  }

  private static Finding added(Quantity number) {
    return new Finding(FindingKind.NUMBER_ADDED, "The source has no number " + number.value() + ".")
        .at(null, number.range());
  }

  private static Finding changed(Quantity source, Quantity target) {
    return new Finding(
            FindingKind.NUMBER_CHANGED,
            "The source says %s, the English %s.".formatted(source.value(), target.value()))
        .at(source.range(), target.range());
  }
}
