package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.khabar.arabic.TextRange;

/**
 * Finds the words of a sentence that are most like a phrase: the window with the best F1 of content
 * words, where words are alike that share their beginning.
 */
final class PhraseMatch {
  private static final Set<String> SMALL =
      Set.of("the", "a", "an", "of", "in", "to", "for", "on", "at", "and", "by", "with", "from");
  private static final double LOWEST = 0.5;
  private static final int STEM = 4;
  private static final double SHARE = 0.7;

  private PhraseMatch() {}

  /**
   * The most similar words.
   *
   * @param hint where they are expected: of equals the nearest counts
   * @return empty if fewer than about half of the content words are there
   */
  static Optional<TextRange> in(String sentence, String phrase, int hint) {
    List<String> wanted = content(phrase);
    List<TextRange> words = WordSearch.words(sentence);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    TextRange best = null;
    double bestScore = 0;
    for (int first = 0; first < words.size(); first++) {
      List<String> open = new ArrayList<>(wanted);
      int seen = 0;
      int longest = Math.min(words.size(), first + 2 * wanted.size() + 2);
      for (int last = first; last < longest; last++) {
        String word = word(words.get(last), sentence);
        if (SMALL.contains(word)) {
          continue;
        }
        seen++;
        boolean matches = open.remove(firstLike(open, word));
        if (!matches) {
          if (last == first) {
            break;
          }
          continue;
        }
        double matched = wanted.size() - open.size();
        double score = 2 * matched / (seen + wanted.size());
        TextRange range = words.get(first).union(words.get(last));
        if (score > bestScore
            || (score == bestScore && best != null && nearer(range, best, hint))) {
          best = range;
          bestScore = score;
        }
      }
    }
    return bestScore < LOWEST ? Optional.empty() : Optional.ofNullable(best);
  }

  private static boolean nearer(TextRange one, TextRange other, int hint) {
    return Math.abs(one.start() - hint) < Math.abs(other.start() - hint);
  }

  private static String firstLike(List<String> wanted, String word) {
    return wanted.stream().filter(w -> alike(w, word)).findFirst().orElse("");
  }

  private static boolean alike(String one, String other) {
    int shared = 0;
    int shorter = Math.min(one.length(), other.length());
    while (shared < shorter && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    return one.equals(other)
        || (shared >= STEM && shared >= SHARE * Math.max(one.length(), other.length()));
  }

  private static List<String> content(String phrase) {
    return WordSearch.words(phrase).stream()
        .map(word -> word(word, phrase))
        .filter(word -> !SMALL.contains(word))
        .toList();
  }

  private static String word(TextRange word, String text) {
    return word.of(text).toLowerCase(Locale.ROOT);
  }
}
