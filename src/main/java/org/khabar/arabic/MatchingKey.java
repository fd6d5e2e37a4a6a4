package org.khabar.arabic;

/**
 * A form of a word or phrase in which spellings that vary are alike: cleaned, without hamza on alef
 * or ya or waw, with ta marbuta as ha and alef maqsura as ya, Latin letters in lower case. For
 * comparing only; models never see it.
 */
public final class MatchingKey {
  private MatchingKey() {}

  /** The key of a text. */
  public static String of(String text) {
    return ofCleaned(ArabicCleaner.clean(text).text());
  }

  /**
   * The key of a text that is cleaned already: its characters stand where the text's do, so that
   * the key of a part is that part of the key.
   */
  public static String ofCleaned(String cleaned) {
    StringBuilder key = new StringBuilder(cleaned.length());
    for (int i = 0; i < cleaned.length(); i++) {
      key.append(
          switch (cleaned.charAt(i)) {
            case '\u0622', '\u0623', '\u0625' -> '\u0627';
            case '\u0629' -> '\u0647';
            case '\u0649', '\u0626' -> '\u064A';
            case '\u0624' -> '\u0648';
            default -> Character.toLowerCase(cleaned.charAt(i));
          });
    }
    return key.toString();
  }
}
