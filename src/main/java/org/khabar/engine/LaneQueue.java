package org.khabar.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pending requests of one lane, in order of arrival; further searches for sentences that have
 * waited here before stand in front. Not safe for threads: its owner locks.
 */
final class LaneQueue {
  private final Set<PendingRequest> further = new LinkedHashSet<>();
  private final Set<PendingRequest> pending = new LinkedHashSet<>();
  private final long capacity;
  private long tokens;

  /**
   * @param capacity source tokens that may wait
   */
  LaneQueue(long capacity) {
    this.capacity = capacity;
  }

  long tokens() {
    return tokens;
  }

  long capacity() {
    return capacity;
  }

  boolean isEmpty() {
    return pending.isEmpty() && further.isEmpty();
  }

  /** Adds a request unless the queue is full; a request longer than the queue goes in alone. */
  boolean offer(PendingRequest request) {
    if (!isEmpty() && tokens + request.length() > capacity) {
      return false;
    }
    place(request).add(request);
    tokens += request.length();
    return true;
  }

  private Set<PendingRequest> place(PendingRequest request) {
    return request.request().further() ? further : pending;
  }

  private Stream<PendingRequest> inOrder() {
    return Stream.concat(further.stream(), pending.stream());
  }

  /** Takes a request out again; says whether it was still waiting. */
  boolean remove(PendingRequest request) {
    boolean removed = place(request).remove(request);
    if (removed) {
      tokens -= request.length();
    }
    return removed;
  }

  List<PendingRequest> drain() {
    List<PendingRequest> all = inOrder().toList();
    further.clear();
    pending.clear();
    tokens = 0;
    return all;
  }

  /**
   * Takes the foremost request and those that go with it best: equal settings, nearest in length,
   * as many as the limits allow.
   */
  List<PendingRequest> takeBatch(BatchLimits limits) {
    PendingRequest foremost = inOrder().findFirst().orElseThrow();
    List<PendingRequest> window =
        inOrder()
            .limit(limits.window())
            .filter(p -> p.request().settings().equals(foremost.request().settings()))
            .sorted(Comparator.comparingInt(PendingRequest::length))
            .toList();
    int beams = foremost.request().settings().beams();
    int first = window.indexOf(foremost);
    int last = first;
    boolean growing = true;
    while (growing) {
      growing = false;
      int shorter = first > 0 ? foremost.length() - window.get(first - 1).length() : -1;
      int longer =
          last < window.size() - 1 ? window.get(last + 1).length() - foremost.length() : -1;
      boolean down = shorter >= 0 && (longer < 0 || shorter <= longer);
      if (down && limits.allow(last - first + 2, window.get(last).length(), beams)) {
        first--;
        growing = true;
      } else if (longer >= 0
          && limits.allow(last - first + 2, window.get(last + 1).length(), beams)) {
        last++;
        growing = true;
      }
    }
    List<PendingRequest> batch = new ArrayList<>(window.subList(first, last + 1));
    batch.forEach(this::remove);
    return batch;
  }
}
