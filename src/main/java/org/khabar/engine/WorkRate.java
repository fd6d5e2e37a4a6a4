package org.khabar.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast the engine works, in source tokens a second over all workers, smoothed over batches. It
 * answers how long what waits will take.
 */
final class WorkRate {
  private static final double WEIGHT = 0.2;

  private final int workers;
  private double tokensPerSecond;

  WorkRate(int workers) {
    this.workers = workers;
  }

  /** Takes in that one worker did so many tokens in that time. */
  synchronized void observe(long tokens, Duration time) {
    double seconds = Math.max(time.toNanos() / 1e9, 1e-6);
    double rate = workers * tokens / seconds;
    tokensPerSecond = tokensPerSecond == 0 ? rate : (1 - WEIGHT) * tokensPerSecond + WEIGHT * rate;
  }

  /** How long so many tokens take; empty before anything was observed. */
  synchronized Optional<Duration> timeFor(long tokens) {
    return tokensPerSecond == 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) (tokens / tokensPerSecond * 1e9)));
  }
}
