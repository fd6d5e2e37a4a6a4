package org.khabar.cli;

import java.io.PrintWriter;
import java.util.OptionalInt;
import org.khabar.jobs.BatchRun;

/** Says on standard error how far a batch is, and what was wrong with what it had to leave. */
final class BatchProgress implements AutoCloseable {
  private static final double NANOS = 1e9;
  private static final int SECONDS_PER_MINUTE = 60;

  private final PrintWriter err;
  private final OptionalInt count;
  private final boolean terminal = Boolean.getBoolean("khabar.terminal");
  private final long start = System.nanoTime();
  private boolean shown;

  /**
   * @param count items there are; empty if that is not known
   */
  BatchProgress(PrintWriter err, OptionalInt count) {
    this.err = err;
    this.count = count;
  }

  void report(BatchRun.Progress progress) {
    end();
    progress.faults().forEach(fault -> err.println("khabar: " + fault));
    double seconds = Math.max(0.001, (System.nanoTime() - start) / NANOS);
    double rate = progress.newly() / seconds;
    StringBuilder text = new StringBuilder();
    text.append(
        count.isPresent()
            ? "%d of %d".formatted(progress.items(), count.getAsInt())
            : "%d items".formatted(progress.items()));
    text.append(", %d failed, %.1f a second".formatted(progress.failed(), rate));
    if (count.isPresent() && rate > 0) {
      long left = Math.round((count.getAsInt() - progress.items()) / rate);
      text.append(", %d:%02d left".formatted(left / SECONDS_PER_MINUTE, left % SECONDS_PER_MINUTE));
    }
    if (terminal) {
      err.print("\r" + text + "   ");
      shown = true;
    } else {
      err.println(text);
    }
    err.flush();
  }

  private void end() {
    if (shown) {
      err.print("\r");
      shown = false;
    }
  }

  @Override
  public void close() {
    if (shown) {
      err.println();
    }
  }
}
