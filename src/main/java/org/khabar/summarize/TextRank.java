package org.khabar.summarize;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * TextRank (Mihalcea and Tarau 2004): PageRank over sentences, joined by how many words they share
 * for their lengths.
 */
public final class TextRank implements Summarizer {
  private static final double DAMPING = 0.85;
  private static final int ROUNDS = 50;

  @Override
  public Summary summarize(List<SourceSentence> sentences, Style style, SummaryLimits limits) {
    Selection selection = Selection.of(sentences, style, limits);
    selection.addBest(rank(weights(selection.texts())));
    return selection.summary();
  }

  private static double[][] weights(List<String> texts) {
    List<List<String>> words =
        texts.stream().map(text -> Words.of(text.toLowerCase(Locale.ROOT))).toList();
    double[][] weights = new double[texts.size()][texts.size()];
    for (int i = 0; i < weights.length; i++) {
      Set<String> own = new HashSet<>(words.get(i));
      for (int j = 0; j < i; j++) {
        long shared = words.get(j).stream().distinct().filter(own::contains).count();
        double size = logLength(words.get(i)) + logLength(words.get(j));
        weights[i][j] = shared / size;
        weights[j][i] = weights[i][j];
      }
    }
    return weights;
  }

  private static double logLength(List<String> words) {
    return Math.log(Math.max(2, words.size())); // a lone word's logarithm would be zero
  }

  private static double[] rank(double[][] weights) {
    int size = weights.length;
    double[] degrees =
        Arrays.stream(weights).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    double[] ranks = new double[size];
    Arrays.fill(ranks, 1.0 / size);
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = new double[size];
      for (int i = 0; i < size; i++) {
        double sum = 0;
        for (int j = 0; j < size; j++) {
          sum += degrees[j] == 0 ? 0 : ranks[j] * weights[j][i] / degrees[j];
        }
        next[i] = (1 - DAMPING) / size + DAMPING * sum;
      }
      ranks = next;
    }
    return ranks;
  }
}
