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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Translates a source into an output, in windows that are the same whenever and however often the
 * run is cut short: the journal says which are done, and the rest is done as it would have been.
 */
public final class BatchRun {
  private static final int UNDER_WAY = 2;
  private static final int TRIES = 3;

  private final ItemTranslator translator;
  private final Clock clock;
  private final Consumer<Progress> progress;

  /**
   * @param progress told after each window
   */
  public BatchRun(ItemTranslator translator, Clock clock, Consumer<Progress> progress) {
    this.translator = translator;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * How far a run is.
   *
   * @param items items that are done, those of earlier runs included
   * @param failed those of them that could not be translated
   * @param newly items that this run has done
   * @param faults what was wrong with those that failed lately, by line
   */
  public record Progress(int items, int failed, int newly, List<String> faults) {}

  /** A window under way. */
  private record Window(
      List<BatchSource.Entry> entries, Future<Map<Integer, ItemOutcome>> outcomes) {}

  /**
   * Runs to the end.
   *
   * @param journal says what is done; null if that cannot be kept, as with pipes
   * @return how many items failed
   */
  public int run(BatchSource source, BatchOutput output, @Nullable BatchJournal journal)
      throws IOException {
    BatchJournal.Place start = journal == null ? BatchJournal.Place.START : journal.place();
    output.resume(start.bytes());
    for (int i = 0; i < start.items(); i++) {
      source.next();
    }
    ExecutorService executor = Executors.newFixedThreadPool(UNDER_WAY, BatchRun::daemon);
    Deque<Window> windows = new ArrayDeque<>();
    BatchJournal.Place place = start;
    try {
      boolean more = true;
      while (more || !windows.isEmpty()) {
        while (more && windows.size() < UNDER_WAY) {
          List<BatchSource.Entry> entries = entries(source);
          more = entries.size() == JobSettings.WINDOW;
          if (!entries.isEmpty()) {
            windows.add(new Window(entries, executor.submit(() -> outcomes(entries))));
          }
        }
        if (!windows.isEmpty()) {
          place = write(windows.remove(), output, place, start);
          if (journal != null) {
            journal.record(place);
          }
        }
      }
      if (journal != null) {
        journal.finish();
      }
      return place.failed();
    } finally {
      executor.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "khabar-batch");
    thread.setDaemon(true);
    return thread;
  }

  private static List<BatchSource.Entry> entries(BatchSource source) throws IOException {
    List<BatchSource.Entry> entries = new ArrayList<>();
    while (entries.size() < JobSettings.WINDOW) {
      Optional<BatchSource.Entry> next = source.next();
      if (next.isEmpty()) {
        break;
      }
      entries.add(next.get());
    }
    return entries;
  }

  private BatchJournal.Place write(
      Window window, BatchOutput output, BatchJournal.Place before, BatchJournal.Place start)
      throws IOException {
    Map<Integer, ItemOutcome> outcomes = get(window.outcomes());
    List<String> faults = new ArrayList<>();
    for (BatchSource.Entry entry : window.entries()) {
      JobItem item = entry.item();
      ItemOutcome outcome =
          outcomes.getOrDefault(
              item.index(), new ItemOutcome.Unusable(entry.fault().orElse("it was given up")));
      output.write(item, outcome);
      if (!(outcome instanceof ItemOutcome.Done)) {
        String where = item.id() == null ? "line " + item.line() : item.id();
        faults.add(where + ": " + reason(outcome));
      }
    }
    BatchJournal.Place place =
        new BatchJournal.Place(
            before.items() + window.entries().size(),
            before.failed() + faults.size(),
            output.settle());
    progress.accept(
        new Progress(place.items(), place.failed(), place.items() - start.items(), faults));
    return place;
  }

  /** What became of the items of a window that can be used, by their index. */
  private Map<Integer, ItemOutcome> outcomes(List<BatchSource.Entry> entries) {
    List<JobItem> items =
        entries.stream()
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

  /** What is said of an item that is not done. */
  static String reason(ItemOutcome outcome) {
    if (outcome instanceof ItemOutcome.Unusable unusable) {
      return unusable.reason();
    }
    return outcome instanceof ItemOutcome.Failed failed ? failed.reason() : "it was not translated";
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
}
