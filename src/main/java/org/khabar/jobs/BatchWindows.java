package org.khabar.jobs;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Items through a translator, {@value JobSettings#WINDOW} at a time and each such window sorted by
 * length, two windows under way. What comes out depends on the items and their order alone.
 */
public final class BatchWindows implements AutoCloseable {
  private static final int UNDER_WAY = 2;
  private static final int TRIES = 3;

  private final Entries entries;
  private final ItemTranslator translator;
  private final Clock clock;
  private final ExecutorService executor =
      Executors.newFixedThreadPool(UNDER_WAY, BatchWindows::daemon);
  private final Deque<Window> windows = new ArrayDeque<>();
  private boolean more = true;

  /** Where items come from. */
  @FunctionalInterface
  public interface Entries {
    /** The next item; empty at the end. */
    Optional<BatchSource.Entry> next() throws IOException;
  }

  /** An item with what became of it. */
  public record Result(BatchSource.Entry entry, ItemOutcome outcome) {}

  private record Window(
      List<BatchSource.Entry> entries, Future<Map<Integer, ItemOutcome>> outcomes) {}

  public BatchWindows(Entries entries, ItemTranslator translator, Clock clock) {
    this.entries = entries;
    this.translator = translator;
    this.clock = clock;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "khabar-batch");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The results of the next window, in the order of its items; none at the end.
   *
   * @throws IOException if the items cannot be read, or the thread is interrupted
   */
  public List<Result> next() throws IOException {
    while (more && windows.size() < UNDER_WAY) {
      List<BatchSource.Entry> window = read();
      more = window.size() == JobSettings.WINDOW;
      if (!window.isEmpty()) {
        windows.add(new Window(window, executor.submit(() -> outcomes(window))));
      }
    }
    return windows.isEmpty() ? List.of() : results(windows.remove());
  }

  private List<BatchSource.Entry> read() throws IOException {
    List<BatchSource.Entry> window = new ArrayList<>();
    while (window.size() < JobSettings.WINDOW) {
      Optional<BatchSource.Entry> next = entries.next();
      if (next.isEmpty()) {
        break;
      }
      window.add(next.get());
    }
    return window;
  }

  private static List<Result> results(Window window) throws IOException {
    Map<Integer, ItemOutcome> outcomes = get(window.outcomes());
    return window.entries().stream().map(entry -> result(entry, outcomes)).toList();
  }

  private static Result result(BatchSource.Entry entry, Map<Integer, ItemOutcome> outcomes) {
    ItemOutcome outcome = outcomes.get(entry.item().index());
    return new Result(
        entry,
        outcome == null
            ? new ItemOutcome.Unusable(entry.fault().orElse("it was given up"))
            : outcome);
  }

  /** What became of the items of a window that can be used, by their index. */
  private Map<Integer, ItemOutcome> outcomes(List<BatchSource.Entry> window) {
    List<JobItem> items =
        window.stream()
            .filter(entry -> entry.fault().isEmpty())
            .map(BatchSource.Entry::item)
            .sorted(
                Comparator.comparingInt((JobItem item) -> item.input().length())
                    .thenComparing(JobItem::index))
            .toList();
    Map<Integer, ItemOutcome> outcomes = new HashMap<>();
    run(items, outcomes);
    for (JobItem item : items) {
      for (int tries = 1; tries < TRIES && failed(item, outcomes); tries++) {
        run(List.of(item), outcomes); // alone: it may have failed for another's sake
      }
    }
    return outcomes;
  }

  private void run(List<JobItem> items, Map<Integer, ItemOutcome> outcomes) {
    new ItemRunner(translator, clock, () -> false)
        .run(
            items,
            finished -> finished.forEach(one -> outcomes.put(one.item().index(), one.outcome())));
  }

  private static boolean failed(JobItem item, Map<Integer, ItemOutcome> outcomes) {
    return outcomes.get(item.index()) instanceof ItemOutcome.Failed;
  }

  private static Map<Integer, ItemOutcome> get(Future<Map<Integer, ItemOutcome>> future)
      throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the run was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
