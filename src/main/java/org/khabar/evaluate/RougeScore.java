package org.khabar.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * ROUGE F1 scores, from 0 to 100.
 *
 * @param rouge1 ROUGE-1: words
 * @param rouge2 ROUGE-2: pairs of words
 * @param rougeL ROUGE-L: the longest common subsequence of words
 */
public record RougeScore(double rouge1, double rouge2, double rougeL) {

  /**
   * The mean over the summaries of a corpus, which is what papers report.
   *
   * @throws IllegalArgumentException if there is no score
   */
  public static RougeScore mean(List<RougeScore> scores) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("no scores: nothing to average");
    }
    return new RougeScore(
        mean(scores, RougeScore::rouge1),
        mean(scores, RougeScore::rouge2),
        mean(scores, RougeScore::rougeL));
  }

  private static double mean(List<RougeScore> scores, ToDoubleFunction<RougeScore> part) {
    return scores.stream().mapToDouble(part).average().orElse(0);
  }

  /** For example {@code ROUGE-1/2/L = 44.16/21.28/40.90}. */
  @Override
  public String toString() {
    return "ROUGE-1/2/L = %s/%s/%s"
        .formatted(
            FixedPoint.format(rouge1, 2),
            FixedPoint.format(rouge2, 2),
            FixedPoint.format(rougeL, 2));
  }
}
