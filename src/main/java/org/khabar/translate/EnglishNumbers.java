package org.khabar.translate;

import java.util.List;

/** The numbers of an English text. */
public final class EnglishNumbers {
  private EnglishNumbers() {}

  /**
   * Values of the numbers that stand in digits, in plain notation; {@code 12 thousand} is 12000.
   */
  public static List<String> of(String text) {
    return NumberCheck.numbers(text);
  }

  /** Whether a number, in plain notation, stands in a text, in digits or as a word. */
  public static boolean stands(String number, String text) {
    return NumberCheck.stands(number, text);
  }
}
