package org.khabar.arabic;

/**
 * Joins a letter with the hamza or madda that follows it as a mark of its own:
 *
 * <ul>
 *   <li>alef + U+0653 → U+0622, alef + U+0654 → U+0623, alef + U+0655 → U+0625
 *   <li>waw + U+0654 → U+0624, ya + U+0654 → U+0626
 * </ul>
 */
final class ComposedLetters implements TextRule {
  private static final char MADDA = '\u0653';
  private static final char HAMZA_ABOVE = '\u0654';
  private static final char HAMZA_BELOW = '\u0655';
  private static final char ALEF = '\u0627';
  private static final char WAW = '\u0648';
  private static final char YA = '\u064A';

  /** Stands for no letter. */
  private static final char NONE = 0;

  @Override
  public AlignedText apply(AlignedText text) {
    String old = text.text();
    AlignedText.Edit edit = text.edit();
    for (int i = 0; i + 1 < old.length(); i++) {
      char composed = compose(old.charAt(i), old.charAt(i + 1));
      if (composed != NONE) {
        edit.keep(i - edit.at());
        edit.replace(2, String.valueOf(composed));
        i++;
      }
    }
    return edit.at() == 0 ? text : edit.done();
  }

  private static char compose(char letter, char mark) {
    return switch (mark) {
      case MADDA -> letter == ALEF ? '\u0622' : NONE;
      case HAMZA_BELOW -> letter == ALEF ? '\u0625' : NONE;
      case HAMZA_ABOVE ->
          switch (letter) {
            case ALEF -> '\u0623';
            case WAW -> '\u0624';
            case YA -> '\u0626';
            default -> NONE;
          };
      default -> NONE;
    };
  }
}
