package org.khabar.jobs;

import java.util.concurrent.CompletableFuture;

/** What translates the items of jobs, as work that nobody waits for. */
@FunctionalInterface
public interface ItemTranslator {
  /**
   * Translates an item. May be called from any thread, for many items at a time.
   *
   * @return a future of the outcome; one that fails counts as {@link ItemOutcome.Failed}
   */
  CompletableFuture<ItemOutcome> translate(JobItem item);
}
