package org.khabar.summarize;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chooses sentences that are central to the article in their words and in their meaning, rather
 * long, rather early, understandable where they stand, and, one by one, not what the ones already
 * chosen say (maximal marginal relevance, Carbonell and Goldstein 1998). No sentence is changed but
 * for a headline, which may be a sentence's first clauses.
 */
public final class ExtractiveSummarizer implements Summarizer {
  /** Two sentences whose cosine is above this say the same. */
  private static final double SAME = 0.9;

  /** Taken off what is told already: more than a sentence can have, so that it comes last. */
  private static final double TOLD = 10;

  /**
   * Sentences that get a vector beyond those that the summary may have. Vectors cost more than all
   * else here, and what is far behind without them does not win.
   */
  private static final int SPARE_CONTENDERS = 1;

  private final SentenceVectors encoder;

  /**
   * @param encoder what gives sentences their vectors; called once for each summary
   */
  public ExtractiveSummarizer(SentenceVectors encoder) {
    this.encoder = encoder;
  }

  @Override
  public Summary summarize(List<SourceSentence> sentences, Style style, SummaryLimits limits) {
    Selection selection = Selection.of(sentences, style, limits);
    if (!selection.open().isEmpty()) {
      Weights weights = Weights.of(style);
      double[] scores = plainScores(selection, weights);
      Map<Integer, float[]> vectors = vectors(selection, scores, limits);
      addMeaning(scores, vectors, weights);
      for (List<Integer> open = selection.open(); !open.isEmpty(); open = selection.open()) {
        List<Integer> contenders = open.stream().filter(vectors::containsKey).toList();
        selection.add(
            best(contenders.isEmpty() ? open : contenders, selection, scores, vectors, weights));
      }
    }
    return selection.summary();
  }

  /** What sentences score before anything is known of their meaning. */
  private static double[] plainScores(Selection selection, Weights weights) {
    double[] words = Centrality.ofWords(selection.texts());
    return IntStream.range(0, words.length)
        .mapToDouble(
            i ->
                words[i]
                    + weights.length()
                        * Math.min(1, (double) selection.length(i) / Weights.FULL_LENGTH)
                    + weights.position() * (1 - (double) i / words.length))
        .toArray();
  }

  /** Vectors of the sentences that are ahead, in the article's order. */
  private Map<Integer, float[]> vectors(
      Selection selection, double[] scores, SummaryLimits limits) {
    List<Integer> contenders =
        selection.open().stream()
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .limit((long) limits.sentences() + SPARE_CONTENDERS)
            .sorted()
            .toList();
    float[][] found = encoder.vectors(contenders.stream().map(selection.texts()::get).toList());
    Map<Integer, float[]> vectors = new LinkedHashMap<>();
    for (int row = 0; row < found.length; row++) {
      vectors.put(contenders.get(row), found[row]);
    }
    return vectors;
  }

  private static void addMeaning(double[] scores, Map<Integer, float[]> vectors, Weights weights) {
    double[] meaning = Centrality.ofVectors(vectors.values().toArray(float[][]::new));
    int row = 0;
    for (int index : vectors.keySet()) {
      scores[index] += weights.meaning() * meaning[row++];
    }
  }

  private static int best(
      List<Integer> open,
      Selection selection,
      double[] scores,
      Map<Integer, float[]> vectors,
      Weights weights) {
    int best = open.get(0);
    double highest = Double.NEGATIVE_INFINITY;
    for (int index : open) {
      double score = scores[index] - deduction(index, selection, vectors, weights);
      if (score > highest) {
        highest = score;
        best = index;
      }
    }
    return best;
  }

  private static double deduction(
      int index, Selection selection, Map<Integer, float[]> vectors, Weights weights) {
    boolean lost = selection.shape(index).dependent() && !selection.has(index - 1);
    double nearest = nearest(index, selection, vectors);
    return (lost ? weights.dependence() : 0)
        + weights.redundancy() * nearest
        + (nearest > SAME ? TOLD : 0);
  }

  /** The cosine with the nearest chosen sentence, as far as vectors are there; else 0. */
  private static double nearest(int index, Selection selection, Map<Integer, float[]> vectors) {
    float[] own = vectors.get(index);
    double nearest = 0;
    if (own != null) {
      for (int chosen : selection.selected()) {
        float[] other = vectors.get(chosen);
        nearest = other == null ? nearest : Math.max(nearest, cosine(own, other));
      }
    }
    return nearest;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
    }
    return product;
  }
}
