package org.khabar.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Translates in batches of up to eight, as an engine does, and fails a whole batch for one item.
 */
final class PoisonedTranslator implements ItemTranslator {
  private static final int BATCH = 8;

  private final String poison;
  private final List<JobItem> items = new ArrayList<>();
  private final List<CompletableFuture<ItemOutcome>> futures = new ArrayList<>();

  PoisonedTranslator(String poison) {
    this.poison = poison;
  }

  @Override
  public synchronized CompletableFuture<ItemOutcome> translate(JobItem item) {
    CompletableFuture<ItemOutcome> future = new CompletableFuture<>();
    items.add(item);
    futures.add(future);
    if (items.size() == BATCH) {
      run();
    } else {
      CompletableFuture.delayedExecutor(5, java.util.concurrent.TimeUnit.MILLISECONDS)
          .execute(this::run);
    }
    return future;
  }

  private synchronized void run() {
    boolean poisoned = items.stream().anyMatch(item -> item.input().equals(poison));
    for (int i = 0; i < items.size(); i++) {
      if (poisoned) {
        futures.get(i).completeExceptionally(new IllegalStateException("the batch failed"));
      } else {
        futures.get(i).complete(JobBench.english(items.get(i)));
      }
    }
    items.clear();
    futures.clear();
  }
}
