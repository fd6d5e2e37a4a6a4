package org.khabar.summarize;

import java.util.List;
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
      float[][] vectors = encoder.vectors(selection.texts());
      Weights weights = Weights.of(style);
      double[] scores = scores(selection, vectors, weights);
      for (List<Integer> open = selection.open(); !open.isEmpty(); open = selection.open()) {
        selection.add(best(open, selection, scores, vectors, weights));
      }
    }
    return selection.summary();
  }

  private static double[] scores(Selection selection, float[][] vectors, Weights weights) {
    double[] words = Centrality.ofWords(selection.texts());
    double[] meaning = Centrality.ofVectors(vectors);
    return IntStream.range(0, words.length)
        .mapToDouble(
            i ->
                words[i]
                    + weights.meaning() * meaning[i]
                    + weights.length()
                        * Math.min(1, (double) selection.length(i) / Weights.FULL_LENGTH)
                    + weights.position() * (1 - (double) i / words.length))
        .toArray();
  }

  private static int best(
      List<Integer> open,
      Selection selection,
      double[] scores,
      float[][] vectors,
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
      int index, Selection selection, float[][] vectors, Weights weights) {
    boolean lost = selection.shape(index).dependent() && !selection.has(index - 1);
    double nearest =
        selection.selected().stream()
            .mapToDouble(chosen -> cosine(vectors[index], vectors[chosen]))
            .max()
            .orElse(0);
    return (lost ? weights.dependence() : 0)
        + weights.redundancy() * nearest
        + (nearest > SAME ? TOLD : 0);
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
    }
    return product;
  }
}
