package org.khabar.engine;

import java.time.Duration;

/**
 * Who has had how much of the engine's time. Interactive work goes first, but where it never ends
 * bulk work gets a tenth of the time all the same, so that backlogs come to an end however long
 * people keep the engine busy. What bulk work had before counts: after it had the engine to itself,
 * interactive work may keep it for some seconds. Not safe for threads: its owner locks.
 */
final class BulkShare {
  /** Bulk work's part of the time, at the least, while there is any. */
  static final double LEAST = 0.1;

  /** The most that bulk work is held to have had in advance; nine times that is a burst. */
  private static final double MOST_ADVANCE_SECONDS = 1;

  /** Over how much of the engine's time the present share is judged. */
  private static final double MEMORY_SECONDS = 10;

  /** The part of the time that bulk work has when there is hardly any other. */
  private static final double ALONE = 0.95;

  private double owedSeconds;
  private double present = 1;

  /** Takes in that a lane had the engine for a time while bulk work was there to be done. */
  void worked(Lane lane, Duration time) {
    double seconds = Math.max(0, time.toNanos() / 1e9);
    boolean bulk = lane == Lane.BULK;
    owedSeconds += bulk ? -seconds : seconds * LEAST / (1 - LEAST);
    owedSeconds = Math.max(owedSeconds, -MOST_ADVANCE_SECONDS);
    double old = Math.exp(-seconds / MEMORY_SECONDS);
    present = old * present + (1 - old) * (bulk ? 1 : 0);
  }

  /** Takes in that nothing waits: bulk work that came now would be begun at once. */
  void rest() {
    present = 1;
  }

  /** Whether it is bulk work's turn, whatever else waits. */
  boolean isBulksTurn() {
    return owedSeconds > 0;
  }

  /** Whether hardly any interactive work came lately. */
  boolean isAlone() {
    return present > ALONE;
  }

  /** The part of the time that bulk work got lately, while there was any; {@link #LEAST} to 1. */
  double present() {
    return Math.max(LEAST, present);
  }
}
