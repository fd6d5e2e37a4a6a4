package org.khabar.summarize;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a sentence's form says of its use in a summary.
 *
 * @param usable whether it tells something by itself: no fragment, question, greeting or bare
 *     attribution
 * @param dependent whether it begins with a word that points to the sentence before, or with a
 *     quotation, whose speaker is often named there
 */
record SentenceShape(boolean usable, boolean dependent) {
  private static final int LEAST_WORDS = 5;

  /** A shorter line without a verb is a caption, a heading or a signature. */
  private static final int LEAST_WORDS_WITHOUT_VERB = 9;

  private static final Pattern QUOTATION = Pattern.compile("[\"\u201C\u00AB]");

  private static final Pattern QUESTION = Pattern.compile(".*\\?[\"'\u201D\u2019\u00BB)]*");

  private static final Pattern GREETING =
      Pattern.compile(
          "[\"\u201C]?(hello|welcome|dear|good (morning|evening|afternoon)|thank you|thanks"
              + "|peace be upon|read (more|also)|follow us|click here|photo|source)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** A few words that end in a verb of speaking: {@code The prime minister's office said.} */
  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          "([^\\s\"\u201C\u201D]+ ){0,7}(said|says|added|explained|continued|concluded|(told|tells)( \\S+){1,3})"
              + "[.,:]*");

  private static final Set<String> POINTING =
      Set.of(
          ("he she it they this these that those such his her its their him them i we my our"
                  + " but however and meanwhile also so therefore thus moreover furthermore"
                  + " nevertheless nonetheless yet still instead then otherwise consequently"
                  + " similarly likewise besides here there")
              .split(" "));

  static SentenceShape of(String text) {
    String sentence = text.strip();
    List<String> words = Words.of(sentence);
    return new SentenceShape(isUsable(sentence, words), isDependent(sentence, words));
  }

  private static boolean isUsable(String sentence, List<String> words) {
    return words.size() >= LEAST_WORDS
        && (words.size() >= LEAST_WORDS_WITHOUT_VERB || Verbs.count(words) > 0)
        && !QUESTION.matcher(sentence).matches()
        && !GREETING.matcher(sentence).matches()
        && !ATTRIBUTION.matcher(sentence).matches();
  }

  private static boolean isDependent(String sentence, List<String> words) {
    return QUOTATION.matcher(sentence).lookingAt()
        || (!words.isEmpty() && POINTING.contains(words.get(0).toLowerCase(Locale.ROOT)));
  }
}
