package org.khabar.model;

/**
 * Where a model's scores mean much and where little, as its makers measured it on a development
 * set: mean natural-log probabilities of a target token, so at most 0.
 *
 * @param high sentences with this score or a better one are seldom bad
 * @param low sentences with a worse score than this one are often bad
 */
public record ConfidenceBounds(double high, double low) {
  public ConfidenceBounds {
    if (!(low <= high && high <= 0)) {
      throw new IllegalArgumentException(
          "bounds of confidence are at most 0 and in order: high %s, low %s".formatted(high, low));
    }
  }
}
