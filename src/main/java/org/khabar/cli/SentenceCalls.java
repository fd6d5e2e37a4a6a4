package org.khabar.cli;

import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.khabar.engine.Lane;

/**
 * Interactive calls of single sentences.
 *
 * @param times milliseconds that each took which came in the window and was answered
 * @param tally how all of them ended
 */
record SentenceCalls(Queue<Long> times, LoadTally tally) {

  private SentenceCalls() {
    this(new ConcurrentLinkedQueue<>(), new LoadTally());
  }

  /** Those of one client, each after the answer to the one before. */
  static SentenceCalls oneByOne(LoadClient client, LoadTexts texts, LoadWindow window) {
    SentenceCalls calls = new SentenceCalls();
    while (!window.over()) {
      long start = System.nanoTime();
      calls.take(client.call(LoadRequest.sentence(texts), Lane.INTERACTIVE).join(), start, window);
    }
    return calls;
  }

  /**
   * Those of many, at random moments that were planned before (a Poisson process), whether or not
   * the ones before are answered. Times count from the planned moment: a service that stands still
   * cannot hide that by keeping its clients from asking. Waits for the last answer.
   *
   * @param charactersPerSecond how much Arabic comes
   */
  static SentenceCalls paced(
      LoadClient client, LoadTexts texts, double charactersPerSecond, LoadWindow window)
      throws InterruptedException {
    SentenceCalls calls = new SentenceCalls();
    Random random = new Random(7);
    CompletableFuture<?> all = CompletableFuture.completedFuture(null);
    long planned = System.nanoTime();
    while (!window.over()) {
      LoadRequest request = LoadRequest.sentence(texts);
      double mean = request.characters() / charactersPerSecond;
      planned += (long) (-Math.log(1 - random.nextDouble()) * mean * 1e9);
      TimeUnit.NANOSECONDS.sleep(planned - System.nanoTime());
      long start = planned;
      CompletableFuture<?> one =
          client
              .call(request, Lane.INTERACTIVE)
              .thenAccept(
                  answer -> {
                    calls.take(answer, start, window);
                    if (answer.ending() == LoadAnswer.Ending.WHOLE
                        && window.covers(System.nanoTime())) {
                      calls.tally().addCharacters(Lane.INTERACTIVE, request.characters());
                    }
                  });
      all = CompletableFuture.allOf(all, one);
    }
    all.join();
    return calls;
  }

  private void take(LoadAnswer answer, long start, LoadWindow window) {
    tally.add(Lane.INTERACTIVE, answer);
    if (answer.ending() == LoadAnswer.Ending.WHOLE && window.covers(start)) {
      times.add((System.nanoTime() - start) / 1_000_000);
    }
  }

  /** Requests that got no whole answer. */
  long refused() {
    long all = 0;
    for (LoadAnswer.Ending ending : LoadAnswer.Ending.values()) {
      all += ending == LoadAnswer.Ending.WHOLE ? 0 : tally.count(ending);
    }
    return all;
  }

  /** The milliseconds that such a share of them took at the most. */
  long percentile(double share) {
    return LoadRound.percentile(times, share);
  }
}
