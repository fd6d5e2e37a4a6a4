package org.khabar.engine;

/**
 * What one decoding step found: for each row the logarithm of the normaliser, then the best logits
 * in falling order, then their tokens, then, if it was asked for, how much the row looks at each of
 * its source's tokens.
 *
 * @param values the rows one after another, each of the same number of numbers
 * @param top how many tokens each row offers
 * @param rows how many rows there are
 */
record StepScores(double[] values, int top, int rows) {

  private int start(int row) {
    return row * (values.length / rows);
  }

  /** Whether rows say what they look at. */
  boolean looking() {
    return values.length > rows * (1 + 2 * top);
  }

  /** How much the row looks at each of so many source tokens; of sum one. */
  float[] looks(int row, int sources) {
    float[] looks = new float[sources];
    int start = start(row) + 1 + 2 * top;
    for (int i = 0; i < sources; i++) {
      looks[i] = (float) values[start + i];
    }
    return looks;
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
