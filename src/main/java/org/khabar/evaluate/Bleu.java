package org.khabar.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Corpus BLEU: clipped n-gram precision with a brevity penalty (Papineni, Roukos, Ward and Zhu
 * 2002, "BLEU: a Method for Automatic Evaluation of Machine Translation"), computed as sacrebleu
 * does by default (Post 2018, "A Call for Clarity in Reporting BLEU Scores").
 *
 * <p>The settings, which {@link #SIGNATURE} names: one reference per segment, case kept, {@link
 * Tokenizer13a}, n-grams of 1 to 4 tokens, and exponential smoothing, in which the k-th order
 * without a match gets the precision 1 / (2^k × its n-grams). Text is expected as a reader sees it:
 * detokenized, one segment per list element.
 */
public final class Bleu {

  /** What sacrebleu 2.6.0 prints for these settings; quote it beside a score. */
  public static final String SIGNATURE =
      "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0";

  static final int MAX_ORDER = 4;

  private Bleu() {}

  /**
   * Scores a corpus; counts are summed over all segments before any precision is taken.
   *
   * @param hypotheses the translations; an empty string stands for a missing one
   * @param references one reference for each hypothesis, in the same order
   * @throws IllegalArgumentException if the lists differ in size or are empty
   */
  public static BleuScore corpus(List<String> hypotheses, List<String> references) {
    ParallelCorpus corpus = new ParallelCorpus(hypotheses, references);
    NgramMatcher matcher = new NgramMatcher(MAX_ORDER);
    long[] matches = new long[MAX_ORDER];
    long[] ngrams = new long[MAX_ORDER];
    long hypothesisLength = 0;
    long referenceLength = 0;
    for (int i = 0; i < corpus.size(); i++) {
      Map<String, Integer> vocabulary = new HashMap<>();
      int[] hypothesis = tokenIds(corpus.hypothesis(i), vocabulary);
      int[] reference = tokenIds(corpus.reference(i), vocabulary);
      hypothesisLength += hypothesis.length;
      referenceLength += reference.length;
      matcher.addMatches(hypothesis, reference, matches);
      for (int order = 1; order <= MAX_ORDER; order++) {
        ngrams[order - 1] += NgramMatcher.count(hypothesis.length, order);
      }
    }
    return score(matches, ngrams, hypothesisLength, referenceLength);
  }

  private static int[] tokenIds(String segment, Map<String, Integer> vocabulary) {
    List<String> tokens = Tokenizer13a.tokenize(segment);
    int[] ids = new int[tokens.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = vocabulary.computeIfAbsent(tokens.get(i), token -> vocabulary.size());
    }
    return ids;
  }

  private static BleuScore score(
      long[] matches, long[] ngrams, long hypothesisLength, long referenceLength) {
    List<Double> precisions = precisions(matches, ngrams);
    double brevityPenalty = brevityPenalty(hypothesisLength, referenceLength);
    double score = brevityPenalty * geometricMean(precisions);
    return new BleuScore(score, precisions, brevityPenalty, hypothesisLength, referenceLength);
  }

  private static List<Double> precisions(long[] matches, long[] ngrams) {
    // matches never grow with the order, so without a unigram in common there are none at all;
    // then nothing is smoothed
    boolean anyMatch = matches[0] > 0;
    List<Double> precisions = new ArrayList<>(MAX_ORDER);
    double smoothing = 1;
    for (int i = 0; i < MAX_ORDER; i++) {
      if (!anyMatch || ngrams[i] == 0) {
        precisions.add(0.0);
      } else if (matches[i] == 0) {
        smoothing *= 2;
        precisions.add(100.0 / (smoothing * ngrams[i]));
      } else {
        precisions.add(100.0 * matches[i] / ngrams[i]);
      }
    }
    return precisions;
  }

  private static double brevityPenalty(long hypothesisLength, long referenceLength) {
    if (hypothesisLength >= referenceLength) {
      return 1;
    }
    return hypothesisLength == 0 ? 0 : Math.exp(1 - (double) referenceLength / hypothesisLength);
  }

  private static double geometricMean(List<Double> precisions) {
    double logs = 0;
    for (double precision : precisions) {
      logs += Math.log(precision); // of zero: minus infinity, which makes the mean zero
    }
    return Math.exp(logs / precisions.size());
  }
}
