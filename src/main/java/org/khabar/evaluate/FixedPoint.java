package org.khabar.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as Python's {@code %.2f} writes them: the exact binary value rounded, ties to even.
 * {@link java.util.Formatter} rounds the shortest decimal instead, ties up, and so prints 6.3 for a
 * precision of 1/16.
 */
final class FixedPoint {
  private FixedPoint() {}

  static String format(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
