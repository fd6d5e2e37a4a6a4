package org.khabar.arabic;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A number of a text, Arabic or English.
 *
 * @param values what it may stand for, in plain notation without needless zeros, the likeliest
 *     first: {@code 1.5m} is 1500000 or, in metres, 1.5
 * @param range where it stands
 * @param form how it is written
 */
public record Quantity(Set<String> values, TextRange range, Form form) {

  /** How a number is written. */
  public enum Form {
    /** In digits, perhaps with a word for the scale. */
    DIGITS,
    /** In words that are a number and nothing else: "twenty-five thousand". */
    WORDS,
    /** In words that a translation may leave out or say otherwise: "one", "second", "both". */
    LOOSE
  }

  public Quantity {
    values = new LinkedHashSet<>(values);
  }

  /** A number with its values in order. */
  public static Quantity of(List<String> values, TextRange range, Form form) {
    return new Quantity(new LinkedHashSet<>(values), range, form);
  }

  /** A value as this record writes it. */
  public static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** The likeliest value. */
  public String value() {
    return values.iterator().next();
  }

  /** Whether both may stand for the same number. */
  public boolean matches(Quantity other) {
    return values.stream().anyMatch(other.values::contains);
  }
}
