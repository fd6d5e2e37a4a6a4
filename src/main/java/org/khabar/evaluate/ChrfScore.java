package org.khabar.evaluate;

/**
 * A corpus chrF2 score.
 *
 * @param score chrF2, from 0 to 100
 */
public record ChrfScore(double score) {

  /** The line sacrebleu prints, for example {@code chrF2 = 50.12}. */
  @Override
  public String toString() {
    return "chrF2 = " + FixedPoint.format(score, 2);
  }
}
