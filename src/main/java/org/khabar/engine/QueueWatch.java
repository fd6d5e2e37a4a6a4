package org.khabar.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Told of each request that an engine begins to work on: for figures and traces. It is called on
 * the engine's threads, on several at a time, and must neither block nor throw.
 */
@FunctionalInterface
public interface QueueWatch {
  /** Wants to know nothing. */
  QueueWatch NONE = (lane, since, waited) -> {};

  /**
   * A request left its queue.
   *
   * @param since when it got in
   * @param waited how long it was there
   */
  void begun(Lane lane, Instant since, Duration waited);
}
