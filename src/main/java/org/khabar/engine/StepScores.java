package org.khabar.engine;

/**
 * What one decoding step found: for each row the logarithm of the normaliser, then the best logits
 * in falling order, then their tokens.
 *
 * @param values the rows one after another, each of {@code 1 + 2 * top} numbers
 * @param top how many tokens each row offers
 */
record StepScores(double[] values, int top) {

  private int start(int row) {
    return row * (1 + 2 * top);
  }

  /** Whether the row's logits are numbers. */
  boolean valid(int row) {
    return Double.isFinite(values[start(row)]);
  }

  /** Log probability of the row's candidate of that rank; minus infinity if it was banned. */
  float logProbability(int row, int rank) {
    int start = start(row);
    return (float) values[start + 1 + rank] - (float) values[start];
  }

  /** The row's candidate of that rank. */
  int token(int row, int rank) {
    return (int) values[start(row) + 1 + top + rank];
  }
}
