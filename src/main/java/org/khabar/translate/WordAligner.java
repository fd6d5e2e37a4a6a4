package org.khabar.translate;

import java.util.ArrayList;
import java.util.List;
import org.khabar.arabic.TextRange;

/**
 * Word links from what the tokens of a translation look at in its source. A word's attention is the
 * mean of its tokens' and the sum over a source word's; it is linked with the words that have most
 * of it. A source word that nothing is linked with goes to the word that looks at it most, if that
 * looks at it enough. Attention to punctuation and to the end of the sentence counts for nothing.
 */
final class WordAligner {
  /** Of the attention of the word that has most of it. */
  private static final double SHARE = 0.85;

  /** Of all attention: what is spread more thinly says nothing. */
  private static final double LEAST = 0.2;

  /** Of all attention, for a source word that would be left over. */
  private static final double LEFT_OVER = 0.1;

  private WordAligner() {}

  /**
   * The links of a translation.
   *
   * @param sourceTokens where the source's tokens stand in it; empty ranges stand nowhere
   * @param targetTokens where the translation's tokens stand in it
   * @param attention {@code [target tokens, source tokens]}, each row of sum one
   * @return a link for each word of the translation that comes from somewhere, in order
   */
  static List<WordLink> links(
      String source,
      List<TextRange> sourceTokens,
      String target,
      List<TextRange> targetTokens,
      float[][] attention) {
    List<TextRange> sourceWords = WordRanges.of(source);
    List<TextRange> targetWords = WordRanges.of(target);
    if (sourceWords.isEmpty() || targetWords.isEmpty() || attention.length == 0) {
      return List.of();
    }
    double[][] looks =
        looks(
            words(sourceTokens, sourceWords),
            sourceWords.size(),
            words(targetTokens, targetWords),
            targetWords.size(),
            attention);
    boolean[][] linked = linked(looks);
    List<WordLink> links = new ArrayList<>();
    for (int t = 0; t < linked.length; t++) {
      List<TextRange> sources = new ArrayList<>();
      for (int s = 0; s < linked[t].length; s++) {
        if (linked[t][s]) {
          sources.add(sourceWords.get(s));
        }
      }
      if (!sources.isEmpty()) {
        links.add(new WordLink(targetWords.get(t), sources));
      }
    }
    return links;
  }

  /** For each token the word that it is in, or -1. */
  private static int[] words(List<TextRange> tokens, List<TextRange> words) {
    int[] found = new int[tokens.size()];
    int from = 0;
    for (int i = 0; i < found.length; i++) {
      TextRange token = tokens.get(i);
      found[i] = -1;
      while (from < words.size() && words.get(from).end() <= token.start()) {
        from++;
      }
      if (from < words.size() && words.get(from).overlaps(token)) {
        found[i] = from;
      }
    }
    return found;
  }

  private static double[][] looks(
      int[] sourceWord, int sources, int[] targetWord, int targets, float[][] attention) {
    double[][] looks = new double[targets][sources];
    int[] tokens = new int[targets];
    for (int t = 0; t < Math.min(attention.length, targetWord.length); t++) {
      int word = targetWord[t];
      if (word >= 0) {
        tokens[word]++;
        for (int s = 0; s < Math.min(attention[t].length, sourceWord.length); s++) {
          if (sourceWord[s] >= 0) {
            looks[word][sourceWord[s]] += attention[t][s];
          }
        }
      }
    }
    for (int t = 0; t < targets; t++) {
      for (int s = 0; s < sources; s++) {
        looks[t][s] /= Math.max(1, tokens[t]);
      }
    }
    return looks;
  }

  private static boolean[][] linked(double[][] looks) {
    int sources = looks[0].length;
    boolean[][] linked = new boolean[looks.length][sources];
    boolean[] taken = new boolean[sources];
    for (int t = 0; t < looks.length; t++) {
      double most = 0;
      for (double look : looks[t]) {
        most = Math.max(most, look);
      }
      for (int s = 0; s < sources; s++) {
        linked[t][s] = looks[t][s] >= LEAST && looks[t][s] >= SHARE * most;
        taken[s] |= linked[t][s];
      }
    }
    for (int s = 0; s < sources; s++) {
      int keenest = 0;
      for (int t = 1; t < looks.length; t++) {
        keenest = looks[t][s] > looks[keenest][s] ? t : keenest;
      }
      linked[keenest][s] |= !taken[s] && looks[keenest][s] >= LEFT_OVER;
    }
    return linked;
  }
}
