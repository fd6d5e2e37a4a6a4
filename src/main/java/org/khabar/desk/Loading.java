package org.khabar.desk;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something that is loaded on a thread of its own.
 *
 * @param <T> what it is
 */
public final class Loading<T> {
  private final FutureTask<T> task;

  private Loading(FutureTask<T> task) {
    this.task = task;
  }

  /**
   * Begins to load.
   *
   * @param name the thread's name
   */
  public static <T> Loading<T> begin(String name, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return new Loading<>(task);
  }

  /**
   * Waits for it, also while the thread is interrupted; what the work threw is thrown here, to
   * everyone who waits.
   */
  public T await() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException("a supplier throws nothing else", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for it and does something with it; does nothing if it could not be loaded. */
  public void use(Consumer<T> work) {
    T loaded;
    try {
      loaded = await();
    } catch (RuntimeException | Error e) {
      return; // whoever awaits it is told
    }
    work.accept(loaded);
  }
}
