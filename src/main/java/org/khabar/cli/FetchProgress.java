package org.khabar.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.khabar.model.hub.FetchListener;

/** A fetch's progress: a bar with speed and time left on a terminal, a line now and then else. */
final class FetchProgress implements FetchListener, AutoCloseable {
  private static final int WIDTH = 24;
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  private final PrintWriter err;
  private final Clock clock;
  private final boolean terminal;
  private Instant start;
  private Instant next;
  private long first = -1;
  private boolean open;

  FetchProgress(PrintWriter err, Clock clock, boolean terminal) {
    this.err = err;
    this.clock = clock;
    this.terminal = terminal;
    this.start = clock.instant();
    this.next = start;
  }

  /** Progress on this process's standard error; the launcher says whether that is a terminal. */
  static FetchProgress of(PrintWriter err) {
    return new FetchProgress(err, Clock.systemUTC(), Boolean.getBoolean("khabar.terminal"));
  }

  @Override
  public void begins(String model, String licence, int files, long bytes) {
    err.printf("khabar: %s, licence: %s; %d files, %.1f MB%n", model, licence, files, bytes / 1e6);
    err.flush();
    start = clock.instant();
    next = start.plus(terminal ? ON_TERMINAL : ELSEWHERE);
  }

  @Override
  public void comes(String file, long done, long all) {
    Instant now = clock.instant();
    if (first < 0) {
      first = done; // what was here before tells nothing of speed
    }
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(terminal ? ON_TERMINAL : ELSEWHERE);
    double seconds = Math.max(Duration.between(start, now).toMillis(), 1) / 1000.0;
    double speed = (done - first) / seconds;
    String left = speed > 0 ? "%.0f s left".formatted((all - done) / speed) : "";
    int filled = all == 0 ? WIDTH : (int) (WIDTH * done / all);
    String text =
        "[%s%s] %.1f of %.1f MB, %.1f MB/s, %s  %s"
            .formatted(
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                done / 1e6,
                all / 1e6,
                speed / 1e6,
                left,
                file);
    err.print(terminal ? "\r" + text + "   " : text + System.lineSeparator());
    err.flush();
    open = terminal;
  }

  @Override
  public void close() {
    if (open) {
      err.println();
      open = false;
    }
  }
}
