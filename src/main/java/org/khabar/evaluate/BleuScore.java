package org.khabar.evaluate;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A corpus BLEU score and what it was computed from.
 *
 * @param score BLEU, from 0 to 100
 * @param precisions the smoothed n-gram precisions in percent, for n = 1, 2, 3, 4
 * @param brevityPenalty from 0 to 1; 1 where the hypotheses are together no shorter than the
 *     references
 * @param hypothesisLength tokens in all hypotheses
 * @param referenceLength tokens in all references
 */
public record BleuScore(
    double score,
    List<Double> precisions,
    double brevityPenalty,
    long hypothesisLength,
    long referenceLength) {

  /** Copies the precisions. */
  public BleuScore {
    precisions = List.copyOf(precisions);
  }

  /** Hypothesis tokens per reference token; 0 where the references have none. */
  public double lengthRatio() {
    return referenceLength == 0 ? 0 : (double) hypothesisLength / referenceLength;
  }

  /**
   * The line sacrebleu prints, for example {@code BLEU = 23.45 55.1/30.2/17.9/10.8 (BP = 0.987
   * ratio = 0.987 hyp_len = 1234 ref_len = 1250)}.
   */
  @Override
  public String toString() {
    return "BLEU = %s %s (BP = %s ratio = %s hyp_len = %s ref_len = %s)"
        .formatted(
            FixedPoint.format(score, 2),
            precisions.stream().map(p -> FixedPoint.format(p, 1)).collect(joining("/")),
            FixedPoint.format(brevityPenalty, 3),
            FixedPoint.format(lengthRatio(), 3),
            Long.toString(hypothesisLength),
            Long.toString(referenceLength));
  }
}
