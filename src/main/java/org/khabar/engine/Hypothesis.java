package org.khabar.engine;

import java.util.Arrays;

/**
 * A target sentence that a search found.
 *
 * @param tokens its ids without the start token; the end token comes last unless the length ran out
 * @param logProbabilities natural-log probability of each token under the model, before any
 *     constraint; 0 for a token that was forced
 * @param score sum of log probabilities divided by the length to the power of the length penalty
 * @param attention how much each of its tokens looks at each of the source's, {@code [target
 *     tokens, source tokens]}; empty unless the request asked for it
 * @param ended whether the model ended the sentence itself, rather than the maximum length
 */
public record Hypothesis(
    int[] tokens, float[] logProbabilities, float score, float[][] attention, boolean ended) {

  /** The same with its attention. */
  Hypothesis withAttention(float[][] found) {
    return new Hypothesis(tokens, logProbabilities, score, found, ended);
  }

  /** Mean log probability a token: a first measure of confidence, 0 at best. */
  public double meanLogProbability() {
    double sum = 0;
    for (float logProbability : logProbabilities) {
      sum += logProbability;
    }
    return tokens.length == 0 ? 0 : sum / tokens.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hypothesis h
        && Arrays.equals(tokens, h.tokens)
        && Arrays.equals(logProbabilities, h.logProbabilities)
        && score == h.score
        && Arrays.deepEquals(attention, h.attention)
        && ended == h.ended;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tokens);
  }

  @Override
  public String toString() {
    return "Hypothesis[" + Arrays.toString(tokens) + ", score " + score + "]";
  }
}
