package org.khabar.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.khabar.jobs.WindowStore.Result;

/**
 * Works on a window: all its items at once, and one by one those that failed among others. Where a
 * window was begun several times and never ended, something in it may take the process down: its
 * items go one by one, each counted before it is tried, so that the one at fault is set aside.
 */
final class WindowWorker {
  /** Beginnings of a window after which it is no longer trusted. */
  private static final int TRUSTED_STARTS = 3;

  /** How often a long window looks whether its job is still wanted. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final WindowStore store;
  private final ItemTranslator translator;
  private final JobSettings settings;
  private final Clock clock;
  private final WindowWatch watch;

  WindowWorker(
      WindowStore store,
      ItemTranslator translator,
      JobSettings settings,
      Clock clock,
      WindowWatch watch) {
    this.store = store;
    this.translator = translator;
    this.settings = settings;
    this.clock = clock;
    this.watch = watch;
  }

  /**
   * Works on a window.
   *
   * @param stopping whether the node is to end soon
   * @return how long to wait before the rest of it is tried; empty if there is no rest
   */
  Optional<Duration> work(WindowId window, BooleanSupplier stopping) {
    Optional<WindowStore.Begun> begun = store.begin(window);
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    return watch.around(
        window.job(),
        window.number(),
        begun.get().items().size(),
        () -> work(window, begun.get(), stopping));
  }

  private Optional<Duration> work(
      WindowId window, WindowStore.Begun begun, BooleanSupplier stopping) {
    boolean trusted = begun.starts() <= TRUSTED_STARTS;
    List<JobItem> together = new ArrayList<>();
    List<JobItem> alone = new ArrayList<>();
    List<Result> aside = new ArrayList<>();
    for (JobItem item : begun.items()) {
      if (item.attempts() >= settings.attempts()) {
        aside.add(new Result(item.index(), true, setAside("it ended the process each time")));
      } else if (trusted && item.attempts() == 0) {
        together.add(item);
      } else {
        alone.add(item);
      }
    }
    if (!aside.isEmpty() || begun.items().isEmpty()) {
      store.store(window, aside); // without items: the window is done and does not know it
    }
    Pass pass = new Pass(window, new Unwanted(window, stopping));
    boolean whole = pass.together(together) && pass.oneByOne(alone);
    if (!whole) {
      return Optional.of(Duration.ZERO);
    }
    return pass.mostTries == 0
        ? Optional.empty()
        : Optional.of(settings.backoffAfter(pass.mostTries));
  }

  private String setAside(String reason) {
    return "set aside after %d tries: %s".formatted(settings.attempts(), reason);
  }

  /** Whether a window's work is to be given up: the node ends, or its job was cancelled. */
  private final class Unwanted implements BooleanSupplier {
    private final WindowId window;
    private final BooleanSupplier stopping;
    private Instant due = clock.instant().plus(LOOK);
    private boolean cancelled;

    Unwanted(WindowId window, BooleanSupplier stopping) {
      this.window = window;
      this.stopping = stopping;
    }

    @Override
    public boolean getAsBoolean() {
      if (!cancelled && !clock.instant().isBefore(due)) {
        cancelled = store.isCancelled(window);
        due = clock.instant().plus(LOOK);
      }
      return cancelled || stopping.getAsBoolean();
    }
  }

  /** One pass over a window. */
  private final class Pass {
    private final WindowId window;
    private final BooleanSupplier stopping;
    private int mostTries;

    Pass(WindowId window, BooleanSupplier stopping) {
      this.window = window;
      this.stopping = stopping;
    }

    boolean together(List<JobItem> items) {
      return runner().run(items, finished -> record(finished, false));
    }

    boolean oneByOne(List<JobItem> items) {
      for (JobItem item : items) {
        store.countAttempt(window, List.of(item.index()));
        if (!runner().run(List.of(item), finished -> record(finished, true))) {
          return false;
        }
      }
      return true;
    }

    private ItemRunner runner() {
      return new ItemRunner(translator, clock, stopping);
    }

    private void record(List<ItemRunner.Finished> finished, boolean counted) {
      List<Result> results = new ArrayList<>();
      List<Integer> tried = new ArrayList<>();
      for (ItemRunner.Finished one : finished) {
        int index = one.item().index();
        if (one.outcome() instanceof ItemOutcome.Done done) {
          results.add(new Result(index, false, done.json()));
        } else if (one.outcome() instanceof ItemOutcome.Unusable unusable) {
          results.add(new Result(index, true, unusable.reason()));
        } else if (one.outcome() instanceof ItemOutcome.Failed failed && !stopping.getAsBoolean()) {
          int tries = one.item().attempts() + 1;
          if (tries >= settings.attempts()) {
            results.add(new Result(index, true, setAside(failed.reason())));
          } else {
            mostTries = Math.max(mostTries, tries);
            tried.add(index);
          }
        }
      }
      if (!counted && !tried.isEmpty()) {
        store.countAttempt(window, tried);
      }
      if (!results.isEmpty()) {
        store.store(window, results);
      }
    }
  }
}
