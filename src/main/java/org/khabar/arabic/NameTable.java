package org.khabar.arabic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds names of {@link Lexicon#KNOWN_NAMES} and {@link Lexicon#PLACES} in a cleaned text, the
 * longest first, also behind a proclitic (و ف ب ل ك).
 */
public final class NameTable {
  private static final int LONGEST = 5;
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final String PROCLITICS = "وفبلك";

  private NameTable() {}

  /**
   * A name in a text.
   *
   * @param range where it stands, without a proclitic
   * @param forms its English forms; the first is the one to write
   */
  public record Mention(TextRange range, List<String> forms) {
    public Mention {
      forms = List.copyOf(forms);
    }

    /** The English form to write. */
    public String english() {
      return forms.get(0);
    }
  }

  /** The names in a cleaned text, in order. */
  public static List<Mention> find(String text) {
    String key = MatchingKey.ofCleaned(text);
    return LongestPhrases.in(
        text,
        WORD,
        LONGEST,
        words -> mention(text, key, words.get(0).union(words.get(words.size() - 1))));
  }

  private static Optional<Mention> mention(String text, String key, TextRange phrase) {
    return forms(phrase.of(text), phrase.of(key))
        .map(forms -> new Mention(phrase, forms))
        .or(() -> behindProclitic(text, key, phrase));
  }

  private static Optional<Mention> behindProclitic(String text, String key, TextRange phrase) {
    String written = phrase.of(text);
    boolean proclitic = written.length() > 3 && PROCLITICS.indexOf(written.charAt(0)) >= 0;
    if (!proclitic) {
      return Optional.empty();
    }
    TextRange range = new TextRange(phrase.start() + 1, phrase.end());
    boolean assimilated = written.startsWith("لل"); // ل before ال
    return forms(range.of(text), range.of(key))
        .or(() -> assimilated ? forms("ا" + range.of(text), "ا" + range.of(key)) : Optional.empty())
        .map(forms -> new Mention(range, forms));
  }

  private static Optional<List<String>> forms(String phrase, String key) {
    return Lexicon.KNOWN_NAMES
        .findKey(key)
        .map(forms -> List.of(forms.split("\\|", -1)))
        .or(() -> isWord(phrase) ? Optional.empty() : Lexicon.PLACES.findKey(key).map(List::of));
  }

  /** "Floods" is written as Seoul is, "his grandfather" nearly as Jeddah. */
  private static boolean isWord(String phrase) {
    return phrase.equals("سيول") || phrase.endsWith("ه");
  }
}
