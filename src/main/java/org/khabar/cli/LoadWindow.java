package org.khabar.cli;

/**
 * The part of a round in which answers count. Before it the load builds up, after it what is still
 * under way is finished; a rate taken over those would not be that of a service under load.
 *
 * @param opens {@link System#nanoTime} at its beginning
 * @param closes {@link System#nanoTime} at its end
 */
record LoadWindow(long opens, long closes) {
  private static final long SECOND = 1_000_000_000L;

  /** A window that opens after so many seconds and stays open for so many. */
  static LoadWindow of(int rampSeconds, int seconds) {
    long opens = System.nanoTime() + rampSeconds * SECOND;
    return new LoadWindow(opens, opens + seconds * SECOND);
  }

  /** Whether an answer of that time counts. */
  boolean covers(long time) {
    return time - opens >= 0 && time - closes < 0;
  }

  long middle() {
    return opens + (closes - opens) / 2;
  }

  /** Whether no request should be sent any more. */
  boolean over() {
    return System.nanoTime() - closes >= 0;
  }

  double seconds() {
    return (closes - opens) / (double) SECOND;
  }
}
