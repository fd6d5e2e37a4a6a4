package org.khabar.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives items to the translator in their order, as many at a time as keep it busy, and waits where
 * it has no room. One run at a time.
 */
public final class ItemRunner {
  /**
   * What a translator holds at a time, for each core: about what that works on for some seconds.
   * Requests in the lane of backlogs queue behind it.
   */
  private static final int CHARACTERS_A_CORE = 25_000;

  private static final int CHARACTERS_UNDER_WAY =
      CHARACTERS_A_CORE * Runtime.getRuntime().availableProcessors();

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration BETWEEN_PORTIONS = Duration.ofSeconds(2);
  private static final long POLL_MILLIS = 100;

  private final ItemTranslator translator;
  private final Clock clock;
  private final BooleanSupplier stopping;
  private final Map<Integer, CompletableFuture<ItemOutcome>> underWay = new HashMap<>();
  private final BlockingQueue<Finished> ended = new LinkedBlockingQueue<>();
  private int characters;

  /**
   * @param stopping asked often; once it says yes, items under way are given up
   */
  public ItemRunner(ItemTranslator translator, Clock clock, BooleanSupplier stopping) {
    this.translator = translator;
    this.clock = clock;
    this.stopping = stopping;
  }

  /** An item with what became of it: never {@link ItemOutcome.Busy}. */
  public record Finished(JobItem item, ItemOutcome outcome) {}

  /**
   * Runs items.
   *
   * @param portions takes what has been finished, every few seconds and at the end
   * @return whether all items were finished, rather than given up
   */
  public boolean run(List<JobItem> items, Consumer<List<Finished>> portions) {
    Queue<JobItem> waiting = new ArrayDeque<>(items);
    List<Finished> portion = new ArrayList<>();
    Instant due = clock.instant().plus(BETWEEN_PORTIONS);
    while (!waiting.isEmpty() || !underWay.isEmpty()) {
      if (stopping.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        giveUp();
        hand(portion, portions);
        return false;
      }
      submit(waiting);
      next().ifPresent(finished -> take(finished, waiting, portion));
      if (!clock.instant().isBefore(due)) {
        hand(portion, portions);
        due = clock.instant().plus(BETWEEN_PORTIONS);
      }
    }
    hand(portion, portions);
    return true;
  }

  private void submit(Queue<JobItem> waiting) {
    for (JobItem item = waiting.peek();
        item != null
            && (underWay.isEmpty() || characters + item.input().length() <= CHARACTERS_UNDER_WAY);
        item = waiting.peek()) {
      JobItem next = waiting.remove();
      characters += next.input().length();
      CompletableFuture<ItemOutcome> future = translate(next);
      underWay.put(next.index(), future);
      var unused =
          future.whenComplete(
              (outcome, failure) ->
                  ended.add(new Finished(next, outcome == null ? failed(failure) : outcome)));
    }
  }

  private CompletableFuture<ItemOutcome> translate(JobItem item) {
    try {
      return translator.translate(item);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static ItemOutcome failed(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String what = cause == null ? null : cause.getMessage();
    return new ItemOutcome.Failed(what == null ? "the translator failed: " + cause : what);
  }

  private void take(Finished finished, Queue<JobItem> waiting, List<Finished> portion) {
    underWay.remove(finished.item().index());
    characters -= finished.item().input().length();
    if (finished.outcome() instanceof ItemOutcome.Busy busy) {
      waiting.add(finished.item());
      pause(busy.retryAfter());
    } else {
      portion.add(finished);
    }
  }

  private Optional<Finished> next() {
    try {
      return Optional.ofNullable(ended.poll(POLL_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void pause(Duration wait) {
    try {
      Thread.sleep((wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveUp() {
    underWay.values().forEach(future -> future.cancel(true));
    underWay.clear();
  }

  private static void hand(List<Finished> portion, Consumer<List<Finished>> portions) {
    if (!portion.isEmpty()) {
      portions.accept(List.copyOf(portion));
      portion.clear();
    }
  }
}
