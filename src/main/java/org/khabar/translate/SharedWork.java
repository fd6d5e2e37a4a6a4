package org.khabar.translate;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Work that several may wait for. It is cancelled when the last of them no longer waits. */
public final class SharedWork<T> extends CompletableFuture<T> {
  private final CompletableFuture<T> work;
  private int waiting;
  private boolean abandoned;

  /**
   * @param work what is cancelled when nobody waits any more
   */
  public SharedWork(CompletableFuture<T> work) {
    this.work = work;
    CompletableFuture<?> unused =
        work.whenComplete(
            (result, failure) -> {
              if (failure == null) {
                complete(result);
              } else {
                completeExceptionally(failure);
              }
            });
  }

  /**
   * A future for one more who waits; cancelling it is no concern of the others.
   *
   * @return empty if all others have left and the work is given up
   */
  public Optional<CompletableFuture<T>> waiter() {
    synchronized (this) {
      if (abandoned) {
        return Optional.empty();
      }
      waiting++;
    }
    CompletableFuture<T> own = copy();
    Cancellation.of(own, this::leave);
    return Optional.of(own);
  }

  private void leave() {
    synchronized (this) {
      waiting--;
      abandoned = waiting == 0 && !isDone();
      if (!abandoned) {
        return;
      }
    }
    work.cancel(true);
  }
}
