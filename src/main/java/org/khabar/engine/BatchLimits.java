package org.khabar.engine;

/**
 * How large a batch may be.
 *
 * @param tokens source tokens of a batch with padding, times beams
 * @param sentences sentences of a batch
 * @param window pending requests that are looked at when a batch is put together
 */
public record BatchLimits(int tokens, int sentences, int window) {
  public BatchLimits {
    if (tokens < 1 || sentences < 1 || window < 1) {
      throw new IllegalArgumentException("batch limits must be positive");
    }
  }

  /** Limits that measured well on two cores. */
  public static BatchLimits defaults() {
    return new BatchLimits(2048, 64, 1024);
  }

  /**
   * Limits for a lane that gets a small part of the engine: it takes few at a time, and if it chose
   * them from all that wait, the sentences of many requests would be done and hardly one request.
   */
  BatchLimits inTurn() {
    return new BatchLimits(tokens, sentences, Math.min(window, 2 * sentences));
  }

  boolean allow(int sentences, int longest, int beams) {
    return sentences == 1
        || (sentences <= this.sentences && (long) sentences * longest * beams <= tokens);
  }
}
