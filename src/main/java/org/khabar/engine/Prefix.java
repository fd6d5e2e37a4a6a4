package org.khabar.engine;

import org.jspecify.annotations.Nullable;

/**
 * The beginning of a target sentence, as a chain from its last token back to the start token, so
 * that beams share what they have in common.
 *
 * @param parent what comes before; null for the start token
 * @param token the last token
 * @param logProbability of that token; 0 for the start token
 * @param score sum of log probabilities, with the penalties of a dead beam
 * @param length number of tokens, start token included
 * @param step the step that foretold the last token, if it says what its rows look at
 * @param row the row of that step
 */
record Prefix(
    @Nullable Prefix parent,
    int token,
    float logProbability,
    float score,
    int length,
    @Nullable StepScores step,
    int row) {

  static Prefix start(int token) {
    return new Prefix(null, token, 0, 0, 1, null, 0);
  }

  /**
   * With one more token.
   *
   * @param step that foretold it
   * @param row of that step
   */
  Prefix then(int next, float probability, float total, StepScores step, int row) {
    return new Prefix(
        this, next, probability, total, length + 1, step.looking() ? step : null, row);
  }

  /** A beam that never wins: the same with another score. */
  Prefix dead() {
    return new Prefix(parent, token, 0, Float.NEGATIVE_INFINITY, length, step, row);
  }

  /** All tokens, start token included. */
  int[] tokens() {
    int[] tokens = new int[length];
    Prefix at = this;
    for (int i = length - 1; at != null; i--) {
      tokens[i] = at.token;
      at = at.parent;
    }
    return tokens;
  }

  /**
   * How much each token but the start token looks at each of so many source tokens.
   *
   * @param ofInput whether the step tells it that the token is the input of; nothing is known then
   *     of the last token, and its row is all zeros
   */
  float[][] looks(int sources, boolean ofInput) {
    float[][] looks = new float[length - 1][sources];
    Prefix at = this;
    for (int i = length - 2; i >= 0 && at != null; i--) {
      int told = ofInput ? i - 1 : i;
      if (told >= 0 && at.step != null) {
        looks[told] = at.step.looks(at.row, sources);
      }
      at = at.parent;
    }
    return looks;
  }

  Hypothesis toHypothesis(float finalScore, boolean ended) {
    int[] tokens = new int[length - 1];
    float[] logProbabilities = new float[length - 1];
    Prefix at = this;
    for (int i = length - 2; i >= 0 && at != null; i--) {
      tokens[i] = at.token;
      logProbabilities[i] = at.logProbability;
      at = at.parent;
    }
    return new Hypothesis(tokens, logProbabilities, finalScore, new float[0][], ended);
  }
}
