package org.khabar.arabic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Looks up the phrases of a text from left to right, at each place the longest first. */
public final class LongestPhrases {
  private LongestPhrases() {}

  /**
   * What a lookup finds; none of the phrases overlaps another.
   *
   * @param word a word
   * @param most words of the longest phrase
   * @param lookup what the words of a phrase stand for, if anything
   */
  public static <T> List<T> in(
      String text, Pattern word, int most, Function<List<TextRange>, Optional<T>> lookup) {
    List<TextRange> words =
        word.matcher(text).results().map(w -> new TextRange(w.start(), w.end())).toList();
    List<T> found = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int next = at + 1;
      for (int end = Math.min(words.size(), at + most); end > at; end--) {
        Optional<T> phrase = lookup.apply(words.subList(at, end));
        if (phrase.isPresent()) {
          found.add(phrase.get());
          next = end;
          break;
        }
      }
      at = next;
    }
    return found;
  }
}
