package org.khabar.translate;

import java.util.List;
import org.khabar.arabic.ArabicNumbers;
import org.khabar.arabic.Quantity;

/**
 * The numbers of a source beside those of its English.
 *
 * @param wanted the numbers of the source
 * @param found those of the English
 * @param missing numbers of the source, in digits or clearly in words, that the English has in no
 *     form
 * @param added numbers that the English has in digits, and the source in no form
 */
record NumberComparison(
    List<Quantity> wanted, List<Quantity> found, List<Quantity> missing, List<Quantity> added) {

  static NumberComparison of(String source, String target) {
    List<Quantity> wanted = ArabicNumbers.in(source);
    List<Quantity> found = EnglishNumbers.in(target);
    return new NumberComparison(
        wanted,
        found,
        wanted.stream()
            .filter(number -> number.form() != Quantity.Form.LOOSE)
            .filter(number -> found.stream().noneMatch(number::matches))
            .toList(),
        found.stream()
            .filter(number -> number.form() == Quantity.Form.DIGITS)
            .filter(number -> wanted.stream().noneMatch(number::matches))
            .toList());
  }

  /** Whether as many are missing as were added: then each became the other at its place. */
  boolean changed() {
    return missing.size() == added.size();
  }
}
