package org.khabar.engine;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A request on its way, with the future that its caller holds: completed with the hypotheses, best
 * first, or with a {@link GenerationException}. Each is itself only, however alike two may be.
 */
final class PendingRequest {
  private final GenerationRequest request;
  private final CompletableFuture<List<Hypothesis>> future = new CompletableFuture<>();

  PendingRequest(GenerationRequest request) {
    this.request = request;
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
