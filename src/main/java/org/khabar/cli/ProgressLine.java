package org.khabar.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Progress on standard error for work that takes longer than a second: a line that is rewritten on
 * a terminal, a new line every ten seconds elsewhere.
 */
final class ProgressLine implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  private final PrintWriter err;
  private final Clock clock;
  private final boolean terminal;
  private final Instant start;
  private Instant next;
  private long done;
  private boolean shown;

  ProgressLine(PrintWriter err, Clock clock, boolean terminal) {
    this.err = err;
    this.clock = clock;
    this.terminal = terminal;
    this.start = clock.instant();
    this.next = start.plus(SILENCE);
  }

  /** Progress on this process's standard error; the launcher says whether that is a terminal. */
  static ProgressLine of(PrintWriter err) {
    return new ProgressLine(err, Clock.systemUTC(), Boolean.getBoolean("khabar.terminal"));
  }

  /** Counts another sentence. */
  void step() {
    done++;
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(terminal ? ON_TERMINAL : ELSEWHERE);
    shown = true;
    double seconds = Duration.between(start, now).toMillis() / 1000.0;
    String text = "%d sentences, %.0f s, %.1f a second".formatted(done, seconds, done / seconds);
    if (terminal) {
      err.print("\r" + text + "   ");
    } else {
      err.println(text);
    }
    err.flush();
  }

  @Override
  public void close() {
    if (shown && terminal) {
      err.println();
    }
  }
}
