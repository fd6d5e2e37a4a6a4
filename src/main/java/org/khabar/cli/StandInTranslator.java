package org.khabar.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.khabar.jobs.ItemOutcome;
import org.khabar.jobs.ItemTranslator;
import org.khabar.jobs.JobItem;

/**
 * Stands in for the engine where the queue is measured: so many items a second, hardly any work for
 * the processor, and an answer that can be checked.
 */
final class StandInTranslator implements ItemTranslator, AutoCloseable {
  private static final double NANOS = 1e9;

  private final double rate;
  private final BatchFormat format;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "khabar-stand-in");
            thread.setDaemon(true);
            return thread;
          });
  private long free = System.nanoTime();

  /**
   * @param rate items a second; 0 answers at once
   */
  StandInTranslator(double rate, BatchFormat format) {
    this.rate = rate;
    this.format = format;
  }

  /** What it makes of a text. */
  static String english(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private static String json(String text) {
    return "{\"text\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"}";
  }

  @Override
  public CompletableFuture<ItemOutcome> translate(JobItem item) {
    String english = english(item.input());
    boolean plain = format == BatchFormat.TEXT || !item.kind().isView();
    ItemOutcome outcome = new ItemOutcome.Done(plain ? english : json(english));
    if (rate <= 0) {
      return CompletableFuture.completedFuture(outcome);
    }
    CompletableFuture<ItemOutcome> future = new CompletableFuture<>();
    var unused = timer.schedule(() -> future.complete(outcome), turn(), TimeUnit.NANOSECONDS);
    return future;
  }

  /** How long until the next item's turn has passed. */
  private synchronized long turn() {
    long now = System.nanoTime();
    free = Math.max(now, free) + (long) (NANOS / rate);
    return free - now;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
