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
   * Limits for bulk work beside interactive work. Half a batch is sooner out of the way; and taken
   * from the foremost only, requests end one after another, where a choice from all that wait would
   * do sentences of many and end hardly one.
   */
  BatchLimits besideOthers() {
    return new BatchLimits(
        Math.max(1, tokens / 2), Math.max(1, sentences / 2), Math.min(window, sentences));
  }

  boolean allow(int sentences, int longest, int beams) {
    return sentences == 1
        || (sentences <= this.sentences && (long) sentences * longest * beams <= tokens);
  }
}
