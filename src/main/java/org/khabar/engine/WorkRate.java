package org.khabar.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast the engine works, in source tokens a second over all workers: what was done lately by
 * the time it took, so that a large batch counts for more than a small one. It answers how long
 * what waits will take.
 */
final class WorkRate {
  /** Over how much of a worker's time the rate is judged. */
  private static final double MEMORY_SECONDS = 10;

  private final int workers;
  private double tokens;
  private double seconds;

  WorkRate(int workers) {
    this.workers = workers;
  }

  /** Takes in that one worker did so many tokens in that time. */
  synchronized void observe(long done, Duration time) {
    double taken = Math.max(time.toNanos() / 1e9, 1e-6);
    double old = Math.exp(-taken / MEMORY_SECONDS);
    tokens = old * tokens + done;
    seconds = old * seconds + taken;
  }

  /** How long so many tokens take; empty before anything was observed. */
  synchronized Optional<Duration> timeFor(long wanted) {
    return tokens == 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) (wanted * seconds / (workers * tokens) * 1e9)));
  }
}
