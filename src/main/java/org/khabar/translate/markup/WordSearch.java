package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.arabic.TextRange;

/** Finds words in an English text, upper and lower case alike. */
final class WordSearch {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}]+(?:['\u2019.,][\\p{L}\\p{N}]+)*");

  private WordSearch() {}

  /** The words of a text. */
  static List<TextRange> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(match -> new TextRange(match.start(), match.end()))
        .toList();
  }

  /** Where a phrase stands in a text, not inside words. */
  static List<TextRange> all(String text, String phrase) {
    List<TextRange> found = new ArrayList<>();
    if (phrase.isBlank()) {
      return found;
    }
    Matcher matcher =
        Pattern.compile(Pattern.quote(phrase), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(text);
    int at = 0;
    while (matcher.find(at)) {
      if (!inside(text, matcher.start()) && !inside(text, matcher.end())) {
        found.add(new TextRange(matcher.start(), matcher.end()));
      }
      at = matcher.start() + 1;
    }
    return found;
  }

  private static boolean inside(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at));
  }
}
