package org.khabar.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.khabar.engine.Lane;

/** Prints what was measured of a service under more load than it can carry, and judges it. */
final class OverloadReport {
  private static final double LEAST_GOODPUT = 0.9;
  private static final double MOST_SLOWER = 3;
  private static final long MOST_GROWTH_MIB = 96;

  private final PrintWriter out;
  private boolean sound = true;

  OverloadReport(PrintWriter out) {
    this.out = out;
  }

  boolean isSound() {
    return sound;
  }

  /** Arabic that came back in English, in characters a second. */
  record Rate(double interactive, double bulk) {
    static Rate of(LoadTally tally, LoadWindow window) {
      return new Rate(
          tally.characters(Lane.INTERACTIVE) / window.seconds(),
          tally.characters(Lane.BULK) / window.seconds());
    }

    double both() {
      return interactive + bulk;
    }

    Rate mean(Rate other) {
      return new Rate((interactive + other.interactive) / 2, (bulk + other.bulk) / 2);
    }
  }

  /** Memory of the service, in MiB. */
  record Memory(long before, long middle, long end) {}

  void machine() {
    out.printf(
        Locale.ROOT,
        "%d processors, which the service shares with its clients and all else on this machine%n%n",
        Runtime.getRuntime().availableProcessors());
    out.flush();
  }

  void sentences(SentenceCalls idle, SentenceCalls half, int bulkClients) {
    out.println("| interactive sentences | answered | not answered with 200 | p50 ms | p95 ms |");
    out.println("|---|---|---|---|---|");
    row("one client, alone", idle);
    row("at half of the capacity, %d bulk clients beside".formatted(bulkClients), half);
    out.println();
    half.tally().faults().forEach(out::println);
    out.flush();
  }

  private void row(String name, SentenceCalls calls) {
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d |%n",
        name,
        calls.tally().count(LoadAnswer.Ending.WHOLE),
        calls.refused(),
        calls.percentile(0.5),
        calls.percentile(0.95));
  }

  /** What was done while interactive sentences came at half of the capacity. */
  void half(Rate capacity, Rate half) {
    rateHead();
    row("capacity", capacity, capacity);
    row("interactive at half of it, bulk beside", half, capacity);
    out.println();
    out.flush();
  }

  private void rateHead() {
    out.println("| load | characters/s | of them interactive | bulk | of the capacity |");
    out.println("|---|---|---|---|---|");
  }

  /**
   * What the crowd got, between what was measured before and after it.
   *
   * @param capacity what shares are taken of
   */
  void rates(int clients, Rate before, Rate after, Rate capacity, Rate crowded) {
    rateHead();
    row("%d fast clients, before".formatted(clients), before, capacity);
    row("%d clients and jobs".formatted(Crowd.CLIENTS), crowded, capacity);
    row("%d fast clients, after".formatted(clients), after, capacity);
    out.println();
    out.flush();
  }

  private void row(String name, Rate rate, Rate capacity) {
    out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f | %.0f%% |%n",
        name,
        rate.both(),
        rate.interactive(),
        rate.bulk(),
        100 * rate.both() / capacity.both());
  }

  void crowd(LoadTally crowd, LoadTally ending, int seconds) {
    out.println(
        "| crowd | 200 | 202 | 429 | 503 | hung up | anything else | fast clients' p50 ms |"
            + " p95 ms |");
    out.println("|---|---|---|---|---|---|---|---|---|");
    for (Lane lane : Lane.values()) {
      row("%s, %d s".formatted(name(lane), seconds), crowd, lane);
    }
    for (Lane lane : Lane.values()) {
      row("%s, from SIGTERM on".formatted(name(lane)), ending, lane);
    }
    out.println();
    crowd.faults().forEach(out::println);
    ending.faults().forEach(fault -> out.println("from SIGTERM on: " + fault));
    out.flush();
  }

  private static String name(Lane lane) {
    return lane.name().toLowerCase(Locale.ROOT);
  }

  private void row(String name, LoadTally tally, Lane lane) {
    long other = 0;
    for (LoadAnswer.Ending ending : LoadTally.UNEXPECTED) {
      other += tally.count(lane, ending);
    }
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %d | %d | %d |%n",
        name,
        tally.count(lane, LoadAnswer.Ending.WHOLE),
        tally.count(lane, LoadAnswer.Ending.ACCEPTED),
        tally.count(lane, LoadAnswer.Ending.BUSY),
        tally.count(lane, LoadAnswer.Ending.UNAVAILABLE),
        tally.count(lane, LoadAnswer.Ending.LEFT),
        other,
        tally.percentile(lane, 0.5),
        tally.percentile(lane, 0.95));
  }

  void resources(Memory memory, Duration service, Duration clients) {
    out.printf(
        Locale.ROOT,
        "resident memory of the service: %d MiB before the crowd, %d after half of its time, %d at"
            + " its end%n",
        memory.before(),
        memory.middle(),
        memory.end());
    out.printf(
        Locale.ROOT,
        "processor seconds under the crowd: %.1f of the service, %.1f of its clients%n",
        service.toMillis() / 1e3,
        clients.toMillis() / 1e3);
    out.flush();
  }

  /**
   * @param seconds from SIGTERM to the end of the process; negative if it did not end
   * @param givenUp requests that the service says it gave up
   */
  void ending(LoadTally ending, double seconds, int givenUp) {
    out.printf(
        Locale.ROOT,
        "SIGTERM: %d requests were under way, %d of them lost; %d given up as the service says;"
            + " ended after %.1f s%n",
        ending.earlier(),
        ending.lost(),
        givenUp,
        seconds);
    out.flush();
  }

  void jobs(LoadJobs.Outcome jobs) {
    out.printf(
        Locale.ROOT,
        "jobs: %d taken in, %d not done when the service came back, %d with each result once%n%n",
        jobs.accepted(),
        jobs.open(),
        jobs.sound());
    jobs.faults().forEach(out::println);
    judge(
        jobs.accepted() > 0 && jobs.sound() == jobs.accepted(),
        "every job that was taken in is done");
  }

  void judgeSentences(SentenceCalls idle, SentenceCalls half) {
    judge(half.refused() == 0, "no interactive sentence is refused at half of the capacity");
    double slower = (double) half.percentile(0.95) / Math.max(1, idle.percentile(0.95));
    judge(
        slower < MOST_SLOWER,
        String.format(Locale.ROOT, "their p95 is %.2f x that of one client, of at most 3", slower));
  }

  void judgeCrowd(LoadTally crowd, Rate crowded, Rate capacity, Memory memory) {
    judge(crowd.unexpected() == 0, "every request ends in 200, 202, 429 or 503");
    double share = crowded.both() / capacity.both();
    judge(
        share >= LEAST_GOODPUT,
        String.format(
            Locale.ROOT, "goodput is %.0f%% of the capacity, of at least 90", 100 * share));
    long growth = memory.end() - memory.middle();
    judge(
        growth <= MOST_GROWTH_MIB,
        "memory grew by %d MiB in the second half, of at most %d"
            .formatted(growth, MOST_GROWTH_MIB));
  }

  void judgeEnding(LoadTally ending, boolean ended, int givenUp) {
    long wrong =
        List.of(LoadAnswer.Ending.HALF, LoadAnswer.Ending.OTHER).stream()
            .mapToLong(ending::count)
            .sum();
    judge(
        wrong == 0 && ending.lost() == 0 && givenUp == 0,
        "after SIGTERM every answer is whole or a refusal");
    judge(ended, "the service ends by itself");
  }

  private void judge(boolean kept, String promise) {
    sound &= kept;
    out.println((kept ? "yes: " : "NO: ") + promise);
    out.flush();
  }
}
