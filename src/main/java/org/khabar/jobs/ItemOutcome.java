package org.khabar.jobs;

import java.time.Duration;

/** What became of a try to translate an item. */
public sealed interface ItemOutcome {
  /**
   * It is in English.
   *
   * @param json the result, a JSON object
   */
  record Done(String json) implements ItemOutcome {}

  /**
   * It can never be translated: no further try is made.
   *
   * @param reason one sentence for its sender
   */
  record Unusable(String reason) implements ItemOutcome {}

  /**
   * It could not be translated this time.
   *
   * @param reason one sentence for its sender
   */
  record Failed(String reason) implements ItemOutcome {}

  /**
   * There was no room for it: this was no try at all.
   *
   * @param retryAfter when there may be room
   */
  record Busy(Duration retryAfter) implements ItemOutcome {}
}
