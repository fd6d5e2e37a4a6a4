package org.khabar.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.khabar.engine.Lane;

/** Counts of how requests ended, by lane. Any thread may count. */
final class LoadTally {
  private static final int SHOWN = 10;
  private static final int SHOWN_CHARACTERS = 300;

  /** Ways to end for which no client is prepared. */
  static final Set<LoadAnswer.Ending> UNEXPECTED =
      Set.of(
          LoadAnswer.Ending.NOBODY,
          LoadAnswer.Ending.UNANSWERED,
          LoadAnswer.Ending.HALF,
          LoadAnswer.Ending.OTHER);

  private final Map<Lane, Map<LoadAnswer.Ending, LongAdder>> counts = new EnumMap<>(Lane.class);
  private final Map<Lane, Queue<Long>> times = new EnumMap<>(Lane.class);
  private final Map<Lane, LongAdder> characters = new EnumMap<>(Lane.class);
  private final LongAdder earlier = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  LoadTally() {
    for (Lane lane : Lane.values()) {
      Map<LoadAnswer.Ending, LongAdder> ofLane = new EnumMap<>(LoadAnswer.Ending.class);
      for (LoadAnswer.Ending ending : LoadAnswer.Ending.values()) {
        ofLane.put(ending, new LongAdder());
      }
      counts.put(lane, ofLane);
      times.put(lane, new ConcurrentLinkedQueue<>());
      characters.put(lane, new LongAdder());
    }
  }

  /** Counts a request. */
  void add(Lane lane, LoadAnswer answer) {
    of(of(counts, lane), answer.ending()).increment();
    if (UNEXPECTED.contains(answer.ending()) && faults.size() < SHOWN) {
      String said = answer.said().replace('\n', ' ');
      faults.add(
          "%s: %s"
              .formatted(
                  answer.ending().shown(),
                  said.substring(0, Math.min(said.length(), SHOWN_CHARACTERS))));
    }
  }

  /** Says of a counted request that it was made before this count began. */
  void addEarlier(LoadAnswer answer) {
    earlier.increment();
    if (UNEXPECTED.contains(answer.ending())) {
      lost.increment();
    }
  }

  /** Requests that were made before this count began. */
  long earlier() {
    return earlier.sum();
  }

  /** Requests among them that got no answer, or no whole one. */
  long lost() {
    return lost.sum();
  }

  /** Counts characters whose English has come. */
  void addCharacters(Lane lane, long more) {
    of(characters, lane).add(more);
  }

  /** Keeps how many milliseconds an answer took. */
  void addTime(Lane lane, long millis) {
    of(times, lane).add(millis);
  }

  long count(Lane lane, LoadAnswer.Ending ending) {
    return of(of(counts, lane), ending).sum();
  }

  long count(LoadAnswer.Ending ending) {
    return count(Lane.INTERACTIVE, ending) + count(Lane.BULK, ending);
  }

  /** Requests that ended in no way that a client is prepared for. */
  long unexpected() {
    return UNEXPECTED.stream().mapToLong(this::count).sum();
  }

  long characters(Lane lane) {
    return of(characters, lane).sum();
  }

  long characters() {
    return characters(Lane.INTERACTIVE) + characters(Lane.BULK);
  }

  long percentile(Lane lane, double share) {
    return LoadRound.percentile(of(times, lane), share);
  }

  /** The first of what was not expected, with what was said. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  private static <K, V> V of(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("nothing is kept for " + key);
    }
    return value;
  }
}
