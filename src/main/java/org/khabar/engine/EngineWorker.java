package org.khabar.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread's work: take a batch, run it, answer. While it runs bulk work it looks between steps
 * for interactive requests and does those first, unless it is bulk work's turn.
 */
final class EngineWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineWorker.class);

  private final Batcher batcher;
  private final BatchGenerator generator;
  private final WorkRate rate;
  private final Clock clock;

  EngineWorker(Batcher batcher, BatchGenerator generator, WorkRate rate, Clock clock) {
    this.batcher = batcher;
    this.generator = generator;
    this.rate = rate;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      for (List<PendingRequest> batch = batcher.take(); !batch.isEmpty(); batch = batcher.take()) {
        if (batch.get(0).request().lane() == Lane.BULK) {
          bulk(batch);
        } else {
          answer(batch, new Turn(Lane.INTERACTIVE));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void bulk(List<PendingRequest> batch) {
    try {
      answer(batch, new Turn(Lane.BULK));
    } finally {
      batcher.bulkEnded();
    }
  }

  /** The time that a batch has the engine, what overtakes it left out. */
  private final class Turn implements Runnable {
    private final Lane lane;
    private Instant since = clock.instant();
    private Duration worked = Duration.ZERO;

    Turn(Lane lane) {
      this.lane = lane;
    }

    /** The place for more urgent work, between two steps. */
    @Override
    public void run() {
      if (lane == Lane.BULK) {
        pause();
        for (List<PendingRequest> batch = batcher.takeUrgent();
            !batch.isEmpty();
            batch = batcher.takeUrgent()) {
          answer(batch, new Turn(Lane.INTERACTIVE));
        }
        since = clock.instant();
      }
    }

    /** What it has worked so far. */
    Duration pause() {
      Instant now = clock.instant();
      Duration more = Duration.between(since, now);
      batcher.worked(lane, more);
      worked = worked.plus(more);
      since = now;
      return worked;
    }
  }

  private void answer(List<PendingRequest> batch, Turn turn) {
    Instant start = clock.instant();
    List<PendingRequest> live =
        batch.stream().filter(p -> !p.abandoned() && !p.expire(start)).toList();
    if (live.isEmpty()) {
      return;
    }
    live.forEach(pending -> pending.begin(start));
    try {
      generator.run(live, turn);
      long tokens = live.stream().mapToLong(PendingRequest::length).sum();
      rate.observe(tokens, turn.pause());
    } catch (RuntimeException | OutOfMemoryError e) {
      alone(live, e, turn);
    }
  }

  /** One sentence must not take its batch down: after a failure each is tried by itself. */
  private void alone(List<PendingRequest> batch, Throwable failure, Turn turn) {
    List<PendingRequest> open = batch.stream().filter(p -> !p.abandoned()).toList();
    if (batch.size() == 1) {
      LOG.error("a sentence of {} tokens failed", batch.get(0).length(), failure);
      open.forEach(p -> p.fail(new GenerationException.EngineFailed("the engine failed", failure)));
      return;
    }
    LOG.warn("a batch of {} failed; its sentences are tried alone", batch.size(), failure);
    turn.pause();
    open.forEach(pending -> answer(List.of(pending), new Turn(turn.lane)));
  }
}
