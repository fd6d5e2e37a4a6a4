package org.khabar.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Pending requests of one lane, in order of arrival. Not safe for threads: its owner locks. */
final class LaneQueue {
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
    return pending.isEmpty();
  }

  /** Adds a request unless the queue is full; a request longer than the queue goes in alone. */
  boolean offer(PendingRequest request) {
    if (!pending.isEmpty() && tokens + request.length() > capacity) {
      return false;
    }
    pending.add(request);
    tokens += request.length();
    return true;
  }

  /** Takes a request out again; says whether it was still waiting. */
  boolean remove(PendingRequest request) {
    boolean removed = pending.remove(request);
    if (removed) {
      tokens -= request.length();
    }
    return removed;
  }

  List<PendingRequest> drain() {
    List<PendingRequest> all = List.copyOf(pending);
    pending.clear();
    tokens = 0;
    return all;
  }

  /**
   * Takes the oldest request and those that go with it best: equal settings, nearest in length, as
   * many as the limits allow.
   */
  List<PendingRequest> takeBatch(BatchLimits limits) {
    PendingRequest oldest = pending.iterator().next();
    List<PendingRequest> window =
        pending.stream()
            .limit(limits.window())
            .filter(p -> p.request().settings().equals(oldest.request().settings()))
            .sorted(Comparator.comparingInt(PendingRequest::length))
            .toList();
    int beams = oldest.request().settings().beams();
    int first = window.indexOf(oldest);
    int last = first;
    boolean growing = true;
    while (growing) {
      growing = false;
      int shorter = first > 0 ? oldest.length() - window.get(first - 1).length() : -1;
      int longer = last < window.size() - 1 ? window.get(last + 1).length() - oldest.length() : -1;
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
