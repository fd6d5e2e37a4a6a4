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
 */
record Prefix(@Nullable Prefix parent, int token, float logProbability, float score, int length) {

  static Prefix start(int token) {
    return new Prefix(null, token, 0, 0, 1);
  }

  Prefix then(int next, float probability, float total) {
    return new Prefix(this, next, probability, total, length + 1);
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
