package org.khabar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.khabar.engine.Lane;

/**
 * Clients that call the service at the same time, each again and again, until they are told to
 * stop. One that was refused waits as long as it was told, ten seconds at the most.
 */
final class Load {
  private static final long MOST_PATIENCE_MILLIS = 10_000;
  private static final long LEAST_PATIENCE_MILLIS = 100;

  private final LoadWindow window;
  private final AtomicReference<LoadTally> tally = new AtomicReference<>(new LoadTally());
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;
  private volatile boolean nobody;

  /**
   * @param window when the characters of answers count
   */
  Load(LoadWindow window) {
    this.window = window;
  }

  /** Something that clients do until the load ends. */
  interface Calls {
    void run(Load load) throws InterruptedException;
  }

  LoadWindow window() {
    return window;
  }

  /** Whether another request should be made. */
  boolean goesOn() {
    return !stopped && !nobody;
  }

  /** What is counted at present. */
  LoadTally tally() {
    LoadTally present = tally.get();
    if (present == null) {
      throw new IllegalStateException("there is always a tally");
    }
    return present;
  }

  /** Counts anew from now on; what was counted so far is given back. */
  LoadTally nextTally() {
    LoadTally before = tally();
    tally.set(new LoadTally());
    return before;
  }

  void start(Calls calls) {
    Thread thread =
        new Thread(
            () -> {
              try {
                calls.run(this);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  /** Starts a client that makes requests of all kinds. */
  void start(LoadClient client, LoadTexts texts, Lane lane, LoadClient.Manner manner, int seed) {
    Random random = new Random(seed);
    start(
        load -> {
          while (goesOn()) {
            call(client, LoadRequest.any(texts, random), lane, manner, random);
          }
        });
  }

  private void call(
      LoadClient client, LoadRequest request, Lane lane, LoadClient.Manner manner, Random random)
      throws InterruptedException {
    LoadTally begunIn = tally();
    long start = System.nanoTime();
    LoadAnswer answer = client.call(request, lane, manner, random);
    long end = System.nanoTime();
    LoadTally present = tally();
    present.add(lane, answer);
    if (begunIn != present) {
      present.addEarlier(answer);
    }
    switch (answer.ending()) {
      case WHOLE -> {
        if (window.covers(end)) {
          present.addCharacters(lane, request.characters());
        }
        if (manner == LoadClient.Manner.FAST) {
          present.addTime(lane, (end - start) / 1_000_000);
        }
      }
      case NOBODY -> nobody = true;
      case LEFT, ACCEPTED -> {}
      default ->
          TimeUnit.MILLISECONDS.sleep(
              Math.min(
                  MOST_PATIENCE_MILLIS,
                  Math.max(LEAST_PATIENCE_MILLIS, 1000L * answer.retrySeconds())));
    }
  }

  /** Waits until {@link System#nanoTime} is there. */
  void await(long moment) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(moment - System.nanoTime());
  }

  /** Lets nobody make another request, and waits until all are answered. */
  void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
