package org.khabar.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread's work: take a batch, run it, answer. While it runs bulk work it looks between steps
 * for interactive requests and does those first.
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
        boolean bulk = batch.get(0).request().lane() == Lane.BULK;
        answer(batch, bulk ? this::urgent : EngineWorker::nothing);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void nothing() {}

  private void urgent() {
    for (List<PendingRequest> batch = batcher.takeUrgent();
        !batch.isEmpty();
        batch = batcher.takeUrgent()) {
      answer(batch, EngineWorker::nothing);
    }
  }

  private void answer(List<PendingRequest> batch, Runnable between) {
    Instant start = clock.instant();
    List<PendingRequest> live =
        batch.stream().filter(p -> !p.abandoned() && !p.expire(start)).toList();
    if (live.isEmpty()) {
      return;
    }
    live.forEach(pending -> pending.begin(start));
    try {
      generator.run(live, between);
      long tokens = live.stream().mapToLong(PendingRequest::length).sum();
      rate.observe(tokens, Duration.between(start, clock.instant()));
    } catch (RuntimeException | OutOfMemoryError e) {
      alone(live, e, between);
    }
  }

  /** One sentence must not take its batch down: after a failure each is tried by itself. */
  private void alone(List<PendingRequest> batch, Throwable failure, Runnable between) {
    List<PendingRequest> open = batch.stream().filter(p -> !p.abandoned()).toList();
    if (batch.size() == 1) {
      LOG.error("a sentence of {} tokens failed", batch.get(0).length(), failure);
      open.forEach(p -> p.fail(new GenerationException.EngineFailed("the engine failed", failure)));
      return;
    }
    LOG.warn("a batch of {} failed; its sentences are tried alone", batch.size(), failure);
    open.forEach(pending -> answer(List.of(pending), between));
  }
}
