package org.khabar.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A request on its way, with the future that its caller holds: completed with the hypotheses, best
 * first, or with a {@link GenerationException}. Each is itself only, however alike two may be.
 */
final class PendingRequest {
  private final GenerationRequest request;
  private final Consumer<Instant> begun;
  private boolean told;
  private final CompletableFuture<List<Hypothesis>> future = new CompletableFuture<>();

  PendingRequest(GenerationRequest request) {
    this(request, now -> {});
  }

  private PendingRequest(GenerationRequest request, Consumer<Instant> begun) {
    this.request = request;
    this.begun = begun;
  }

  /** A request that gets into its queue now; its watches are told when it leaves it. */
  static PendingRequest queued(GenerationRequest request, Instant since, QueueWatch... watches) {
    return new PendingRequest(
        request,
        now -> {
          Duration waited = Duration.between(since, now);
          for (QueueWatch watch : watches) {
            watch.begun(request.lane(), since, waited);
          }
        });
  }

  GenerationRequest request() {
    return request;
  }

  CompletableFuture<List<Hypothesis>> future() {
    return future;
  }

  int length() {
    return request.source().length;
  }

  /** It has left its queue; only the first time counts. A worker's thread calls it. */
  void begin(Instant now) {
    if (!told) {
      told = true;
      begun.accept(now);
    }
  }

  /** Whether nobody waits any more: cancelled, or answered. */
  boolean abandoned() {
    return future.isDone();
  }

  /** Answers with an error if the deadline has passed; says whether it had. */
  boolean expire(Instant now) {
    boolean late = request.deadline().map(now::isAfter).orElse(false);
    if (late) {
      fail(
          new GenerationException.TooLate(
              "the deadline " + request.latest() + " has passed", true));
    }
    return late;
  }

  void complete(List<Hypothesis> hypotheses) {
    future.complete(hypotheses);
  }

  void fail(GenerationException exception) {
    future.completeExceptionally(exception);
  }
}
