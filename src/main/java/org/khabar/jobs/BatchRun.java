package org.khabar.jobs;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Translates a source into an output, in windows that are the same whenever and however often the
 * run is cut short: the journal says which are done, and the rest is done as it would have been.
 */
public final class BatchRun {
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

  /**
   * Runs to the end.
   *
   * @param journal says what is done; null if that cannot be kept, as with pipes
   * @return how many items failed
   */
  public int run(BatchSource source, BatchOutput output, @Nullable BatchJournal journal)
      throws IOException {
    BatchJournal.Place start = journal == null ? BatchJournal.Place.START : journal.place();
    output.resume(start.bytes(), skip(source, start.items()));
    BatchJournal.Place place = start;
    try (BatchWindows windows = new BatchWindows(source::next, translator, clock)) {
      for (List<BatchWindows.Result> window = windows.next();
          !window.isEmpty();
          window = windows.next()) {
        place = write(window, output, place, start);
        if (journal != null) {
          journal.record(place);
        }
      }
    }
    if (journal != null) {
      journal.finish();
    }
    return place.failed();
  }

  /** Leaves out so many items, and returns the file of the last of them. */
  private static Optional<BatchFile> skip(BatchSource source, int items) throws IOException {
    Optional<BatchFile> last = Optional.empty();
    for (int i = 0; i < items; i++) {
      last = source.next().map(BatchSource.Entry::file);
    }
    return last;
  }

  private BatchJournal.Place write(
      List<BatchWindows.Result> window,
      BatchOutput output,
      BatchJournal.Place before,
      BatchJournal.Place start)
      throws IOException {
    List<String> faults = new ArrayList<>();
    for (BatchWindows.Result result : window) {
      output.write(result.entry(), result.outcome());
      if (!(result.outcome() instanceof ItemOutcome.Done)) {
        faults.add(where(result.entry()) + ": " + reason(result.outcome()));
      }
    }
    BatchJournal.Place place =
        new BatchJournal.Place(
            before.items() + window.size(), before.failed() + faults.size(), output.settle());
    progress.accept(
        new Progress(place.items(), place.failed(), place.items() - start.items(), faults));
    return place;
  }

  private static String where(BatchSource.Entry entry) {
    JobItem item = entry.item();
    BatchFile file = entry.file();
    String within =
        file.form() == BatchFile.Form.ITEMS && !file.name().isEmpty() ? file.name() : "";
    String which = item.id() == null ? "line " + item.line() : item.id();
    return within.isEmpty() ? which : within + ": " + which;
  }

  /** What is said of an item that is not done. */
  public static String reason(ItemOutcome outcome) {
    if (outcome instanceof ItemOutcome.Unusable unusable) {
      return unusable.reason();
    }
    return outcome instanceof ItemOutcome.Failed failed ? failed.reason() : "it was not translated";
  }
}
