package org.khabar.evaluate;

import java.util.List;

/**
 * Corpus chrF2: the F-score of character n-grams (Popović 2015, "chrF: character n-gram F-score for
 * automatic MT evaluation"), computed as sacrebleu does by default (Post 2018).
 *
 * <p>The settings, which {@link #SIGNATURE} names: one reference per segment, case kept, whitespace
 * left out, n-grams of 1 to 6 characters and none of words, recall weighing β = 2 times precision.
 * Precision and recall are averaged over the orders that occur on both sides; nothing is smoothed.
 * A character is a Unicode code point.
 */
public final class Chrf {

  /** What sacrebleu 2.6.0 prints for these settings; quote it beside a score. */
  public static final String SIGNATURE =
      "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0";

  private static final int MAX_ORDER = 6;
  private static final double BETA = 2;

  private Chrf() {}

  /**
   * Scores a corpus; counts are summed over all segments before precision and recall are taken.
   *
   * @param hypotheses the translations; an empty string stands for a missing one
   * @param references one reference for each hypothesis, in the same order
   * @throws IllegalArgumentException if the lists differ in size or are empty
   */
  public static ChrfScore corpus(List<String> hypotheses, List<String> references) {
    ParallelCorpus corpus = new ParallelCorpus(hypotheses, references);
    NgramMatcher matcher = new NgramMatcher(MAX_ORDER);
    long[] matches = new long[MAX_ORDER];
    long[] hypothesisNgrams = new long[MAX_ORDER];
    long[] referenceNgrams = new long[MAX_ORDER];
    for (int i = 0; i < corpus.size(); i++) {
      int[] hypothesis = characters(corpus.hypothesis(i));
      int[] reference = characters(corpus.reference(i));
      matcher.addMatches(hypothesis, reference, matches);
      // an order too long for a segment's reference asks nothing of its hypothesis either
      for (int order = 1; order <= Math.min(MAX_ORDER, reference.length); order++) {
        hypothesisNgrams[order - 1] += NgramMatcher.count(hypothesis.length, order);
        referenceNgrams[order - 1] += NgramMatcher.count(reference.length, order);
      }
    }
    return new ChrfScore(100 * fScore(matches, hypothesisNgrams, referenceNgrams));
  }

  private static int[] characters(String segment) {
    return segment.codePoints().filter(c -> !Whitespace.isWhitespace(c)).toArray();
  }

  private static double fScore(long[] matches, long[] hypothesisNgrams, long[] referenceNgrams) {
    double precision = 0;
    double recall = 0;
    int orders = 0;
    for (int i = 0; i < MAX_ORDER; i++) {
      if (hypothesisNgrams[i] > 0 && referenceNgrams[i] > 0) {
        precision += (double) matches[i] / hypothesisNgrams[i];
        recall += (double) matches[i] / referenceNgrams[i];
        orders++;
      }
    }
    if (precision + recall == 0) {
      return 0;
    }
    precision /= orders;
    recall /= orders;
    double weight = BETA * BETA;
    return (1 + weight) * precision * recall / (weight * precision + recall);
  }
}
