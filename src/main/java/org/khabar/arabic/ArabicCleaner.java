package org.khabar.arabic;

import java.util.List;

/**
 * Brings a text into the form that the model was trained on: {@link ComposedLetters}, {@link
 * CharacterMap}, {@link DigitSeparators}, {@link SingleSpaces}, in this order. The rules are those
 * of {@code models/training/cleaning.py}, and the test vectors beside it bind both. Alef, ya and ta
 * marbuta are never folded.
 */
public final class ArabicCleaner {
  private static final List<TextRule> RULES =
      List.of(new ComposedLetters(), new CharacterMap(), new DigitSeparators(), new SingleSpaces());

  private ArabicCleaner() {}

  /** Cleans a text of one line; line ends in it become spaces. */
  public static AlignedText clean(String raw) {
    AlignedText text = AlignedText.of(raw);
    for (TextRule rule : RULES) {
      text = rule.apply(text);
    }
    return text;
  }
}
