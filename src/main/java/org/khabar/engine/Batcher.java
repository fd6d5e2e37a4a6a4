package org.khabar.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Joins the requests of concurrent callers into batches: a bounded queue for each lane, from which
 * workers take interactive batches first.
 */
final class Batcher {
  private final BatchLimits limits;
  private final Clock clock;
  private final WorkRate rate;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Map<Lane, LaneQueue> lanes = new EnumMap<>(Lane.class);
  private boolean closed;

  Batcher(BatchLimits limits, long capacity, Clock clock, WorkRate rate) {
    this.limits = limits;
    this.clock = clock;
    this.rate = rate;
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new LaneQueue(capacity));
    }
  }

  /**
   * Queues a request.
   *
   * @throws GenerationException.QueueFull if its lane is full
   * @throws GenerationException.TooLate if it could not be done before its deadline
   * @throws GenerationException.EngineFailed after the batcher was closed
   */
  void submit(PendingRequest pending) {
    lock.lock();
    try {
      if (closed) {
        throw new GenerationException.EngineFailed("the engine is closed");
      }
      LaneQueue queue = queue(pending.request().lane());
      refuseLate(pending);
      if (!queue.offer(pending)) {
        throw new GenerationException.QueueFull(
            "%d source tokens are waiting, of at most %d"
                .formatted(queue.tokens(), queue.capacity()),
            rate.timeFor(queue.tokens()).orElse(Duration.ofSeconds(1)));
      }
      work.signal();
    } finally {
      lock.unlock();
    }
    CompletableFuture<?> unused = pending.future().whenComplete((result, error) -> forget(pending));
  }

  private LaneQueue queue(Lane lane) {
    LaneQueue queue = lanes.get(lane);
    if (queue == null) {
      throw new IllegalStateException("no queue for " + lane);
    }
    return queue;
  }

  private void refuseLate(PendingRequest pending) {
    Optional<Instant> deadline = pending.request().deadline();
    if (deadline.isEmpty()) {
      return;
    }
    long ahead = ahead(pending.request().lane());
    Duration wait = rate.timeFor(ahead + pending.length()).orElse(Duration.ZERO);
    if (clock.instant().plus(wait).isAfter(deadline.get())) {
      throw new GenerationException.TooLate(
          "it would take about %d ms, past its deadline".formatted(wait.toMillis()), false);
    }
  }

  /** Source tokens that are done before one that comes now. */
  private long ahead(Lane lane) {
    long interactive = queue(Lane.INTERACTIVE).tokens();
    return lane == Lane.BULK ? interactive + queue(Lane.BULK).tokens() : interactive;
  }

  /**
   * Refuses work that would wait long before it is begun.
   *
   * @throws GenerationException.QueueFull if what waits before it takes longer than that
   */
  void requireWithin(Lane lane, Duration most) {
    lock.lock();
    try {
      Duration wait = rate.timeFor(ahead(lane)).orElse(Duration.ZERO);
      if (wait.compareTo(most) > 0) {
        throw new GenerationException.QueueFull(
            "work of about %d s is waiting, of at most %d"
                .formatted(wait.toSeconds(), most.toSeconds()),
            wait.minus(most));
      }
    } finally {
      lock.unlock();
    }
  }

  /** A cancelled request gives its room back at once. */
  private void forget(PendingRequest pending) {
    lock.lock();
    try {
      queue(pending.request().lane()).remove(pending);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for work.
   *
   * @return the next batch; empty once the batcher is closed and everything has been taken
   */
  List<PendingRequest> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        List<PendingRequest> batch = next(Lane.values());
        if (!batch.isEmpty() || closed) {
          return batch;
        }
        work.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** An interactive batch if one waits, else none. */
  List<PendingRequest> takeUrgent() {
    lock.lock();
    try {
      return next(Lane.INTERACTIVE);
    } finally {
      lock.unlock();
    }
  }

  private List<PendingRequest> next(Lane... order) {
    for (Lane lane : order) {
      LaneQueue queue = queue(lane);
      if (!queue.isEmpty()) {
        return queue.takeBatch(limits);
      }
    }
    return List.of();
  }

  /** Source tokens that wait in a lane. */
  long waitingTokens(Lane lane) {
    lock.lock();
    try {
      return queue(lane).tokens();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more requests; workers end when the queues are empty. */
  void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes out everything that still waits. */
  List<PendingRequest> drain() {
    lock.lock();
    try {
      return lanes.values().stream().flatMap(queue -> queue.drain().stream()).toList();
    } finally {
      lock.unlock();
    }
  }
}
