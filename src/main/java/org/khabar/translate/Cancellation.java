package org.khabar.translate;

import java.util.concurrent.CompletableFuture;

/** What is to happen once nobody waits for a future: its dependents' cancellation stays theirs. */
final class Cancellation {
  private Cancellation() {}

  /** Runs something if a future gets cancelled. */
  static void of(CompletableFuture<?> future, Runnable work) {
    CompletableFuture<?> unused =
        future.whenComplete(
            (result, failure) -> {
              if (future.isCancelled()) {
                work.run();
              }
            });
  }
}
