package org.khabar.arabic;

/** What letters a text is written in. */
public final class Script {
  /** Share of Arabic letters from which a text counts as one of Arabic script. */
  public static final double MOSTLY = 0.3;

  private Script() {}

  /** Whether a text has at least one Arabic letter. */
  public static boolean hasArabic(String text) {
    return text.codePoints().anyMatch(Script::isArabicLetter);
  }

  /** Share of Arabic letters among all letters; 0 if there are no letters. */
  public static double arabicShare(String text) {
    long arabic = text.codePoints().filter(Script::isArabicLetter).count();
    long letters = text.codePoints().filter(Character::isLetter).count();
    return letters == 0 ? 0 : (double) arabic / letters;
  }

  private static boolean isArabicLetter(int c) {
    return Character.isLetter(c)
        && c != 0x640
        && Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC;
  }
}
