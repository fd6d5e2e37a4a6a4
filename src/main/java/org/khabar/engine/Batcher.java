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
 * workers take interactive batches first, as long as bulk work has its {@link BulkShare}.
 */
final class Batcher {
  private final BatchLimits limits;
  private final Clock clock;
  private final WorkRate rate;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Map<Lane, LaneQueue> lanes = new EnumMap<>(Lane.class);
  private final BulkShare share = new BulkShare();
  private int bulkUnderWay;
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
            wait(pending.request().lane(), 0).orElse(Duration.ofSeconds(1)));
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
    Duration wait = wait(pending.request().lane(), pending.length()).orElse(Duration.ZERO);
    if (clock.instant().plus(wait).isAfter(deadline.get())) {
      throw new GenerationException.TooLate(
          "it would take about %d ms, past its deadline".formatted(wait.toMillis()), false);
    }
  }

  /**
   * How long it takes until work that comes now is done; empty before anything is known of the
   * engine's rate. Bulk work is held to get what it got lately, for what will come and overtake it
   * is not known.
   *
   * @param tokens how much work it is; 0 for how long it takes until it is begun
   */
  private Optional<Duration> wait(Lane lane, int tokens) {
    long interactive = queue(Lane.INTERACTIVE).tokens();
    long bulk = queue(Lane.BULK).tokens();
    double ahead;
    if (lane == Lane.INTERACTIVE) {
      ahead = (interactive + tokens) / (isBulkThere() ? 1 - BulkShare.LEAST : 1);
    } else {
      double all = (double) interactive + bulk + tokens;
      double asLately = (bulk + tokens) / share.present();
      double atWorst = (bulk + tokens) / BulkShare.LEAST;
      ahead = Math.min(Math.max(all, asLately), atWorst);
    }
    return rate.timeFor((long) Math.ceil(ahead));
  }

  private boolean isBulkThere() {
    return bulkUnderWay > 0 || !queue(Lane.BULK).isEmpty();
  }

  /**
   * Refuses work that would wait long before it is begun.
   *
   * @throws GenerationException.QueueFull if what waits before it takes longer than that
   */
  void requireWithin(Lane lane, Duration most) {
    lock.lock();
    try {
      Duration wait = wait(lane, 0).orElse(Duration.ZERO);
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
        List<PendingRequest> batch = next();
        if (!batch.isEmpty() || closed) {
          return batch;
        }
        share.rest();
        work.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** An interactive batch if one waits and it is not bulk work's turn, else none. */
  List<PendingRequest> takeUrgent() {
    lock.lock();
    try {
      return share.isBulksTurn() ? List.of() : next(Lane.INTERACTIVE);
    } finally {
      lock.unlock();
    }
  }

  private List<PendingRequest> next() {
    Lane first = share.isBulksTurn() ? Lane.BULK : Lane.INTERACTIVE;
    List<PendingRequest> batch = next(first);
    return batch.isEmpty() ? next(first == Lane.BULK ? Lane.INTERACTIVE : Lane.BULK) : batch;
  }

  private List<PendingRequest> next(Lane lane) {
    LaneQueue queue = queue(lane);
    if (queue.isEmpty()) {
      return List.of();
    }
    if (lane == Lane.BULK) {
      bulkUnderWay++;
      return queue.takeBatch(share.isAlone() ? limits : limits.besideOthers());
    }
    return queue.takeBatch(limits);
  }

  /** Takes in that a worker was busy with a batch of a lane for a time. */
  void worked(Lane lane, Duration time) {
    lock.lock();
    try {
      if (isBulkThere()) {
        share.worked(lane, time);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes in that a bulk batch has ended. */
  void bulkEnded() {
    lock.lock();
    try {
      bulkUnderWay--;
    } finally {
      lock.unlock();
    }
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
