package org.khabar.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * ROUGE-1, ROUGE-2 and ROUGE-L (Lin 2004, "ROUGE: a package for automatic evaluation of summaries")
 * of one summary against one reference, computed as Google's rouge_score 0.1.2 does without its
 * stemmer: words are runs of {@code a-z0-9} in the lower-cased text, matches are clipped, ROUGE-L
 * takes the whole text as one sentence ({@code rougeL}, not {@code rougeLsum}).
 */
public final class Rouge {
  private static final int MAX_ORDER = 2;
  private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

  private Rouge() {}

  /** Scores a summary; a side without words scores 0. */
  public static RougeScore score(String summary, String reference) {
    Map<String, Integer> vocabulary = new HashMap<>();
    int[] found = tokenIds(summary, vocabulary);
    int[] expected = tokenIds(reference, vocabulary);
    long[] matches = new long[MAX_ORDER];
    new NgramMatcher(MAX_ORDER).addMatches(found, expected, matches);
    return new RougeScore(
        f1(matches[0], found.length, expected.length),
        f1(matches[1], NgramMatcher.count(found.length, 2), NgramMatcher.count(expected.length, 2)),
        f1(longestCommonSubsequence(found, expected), found.length, expected.length));
  }

  private static int[] tokenIds(String text, Map<String, Integer> vocabulary) {
    List<String> words =
        NO_WORD
            .splitAsStream(text.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toList();
    int[] ids = new int[words.size()];
    for (int i = 0; i < ids.length; i++) {
      int next = vocabulary.size();
      ids[i] = vocabulary.computeIfAbsent(words.get(i), word -> next);
    }
    return ids;
  }

  private static int longestCommonSubsequence(int[] a, int[] b) {
    int[] previous = new int[b.length + 1];
    for (int symbol : a) {
      int[] current = new int[b.length + 1];
      for (int j = 0; j < b.length; j++) {
        current[j + 1] = symbol == b[j] ? previous[j] + 1 : Math.max(current[j], previous[j + 1]);
      }
      previous = current;
    }
    return previous[b.length];
  }

  private static double f1(long matches, int found, int expected) {
    if (matches == 0) {
      return 0;
    }
    double precision = (double) matches / found;
    double recall = (double) matches / expected;
    return 100 * 2 * precision * recall / (precision + recall);
  }
}
