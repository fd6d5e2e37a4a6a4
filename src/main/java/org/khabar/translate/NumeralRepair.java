package org.khabar.translate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.khabar.arabic.Quantity;
import org.khabar.arabic.TextRange;

/**
 * Puts a number of the source where the English has another one. Small models garble the digits of
 * a number and keep its place: where as many numbers of the source are missing as there are numbers
 * that the source has not, the first missing one goes where the first strange one stands, and so
 * on. Where the counts differ nothing is changed.
 */
final class NumeralRepair {
  private static final List<String> SCALES = List.of("trillion", "billion", "million");
  private static final int UNIT = 3;
  private static final BigDecimal GROUPED = BigDecimal.valueOf(10_000);

  private NumeralRepair() {}

  /** The English with the numbers of the source, or as it was. */
  static String repair(String source, String target) {
    NumberComparison numbers = NumberComparison.of(source, target);
    List<Quantity> missing = numbers.missing();
    List<Quantity> strange = numbers.added();
    if (missing.isEmpty() || !numbers.changed()) {
      return target;
    }
    if (strange.stream().anyMatch(number -> beginsName(target, number.range().end()))) {
      return target;
    }
    StringBuilder repaired = new StringBuilder();
    int at = 0;
    for (int i = 0; i < missing.size(); i++) {
      TextRange place = strange.get(i).range();
      repaired.append(target, at, place.start()).append(written(missing.get(i).value()));
      at = place.end();
    }
    return repaired.append(target.substring(at)).toString();
  }

  /** Whether letters follow that are more than a unit: "200PolCC" is a name, "80km" is not. */
  private static boolean beginsName(String target, int end) {
    int letters = end;
    while (letters < target.length() && Character.isLetter(target.charAt(letters))) {
      letters++;
    }
    return letters - end > UNIT;
  }

  /** A number as the English press writes it: 450 million, 12,000, 2021. */
  private static String written(String number) {
    BigDecimal value = new BigDecimal(number);
    for (int i = 0; i < SCALES.size(); i++) {
      BigDecimal scale = BigDecimal.ONE.movePointRight(3 * (SCALES.size() + 1 - i));
      if (value.compareTo(scale) >= 0) {
        return value.divide(scale).stripTrailingZeros().toPlainString() + " " + SCALES.get(i);
      }
    }
    return value.compareTo(GROUPED) >= 0 && value.stripTrailingZeros().scale() <= 0
        ? String.format(Locale.ROOT, "%,d", value.longValueExact())
        : number;
  }
}
