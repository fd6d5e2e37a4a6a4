package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.khabar.model.GenerationSettings;

/** Which bulk sentences go together while people wait, and while nobody does. */
class BulkOrderTest {
  private static final int SENTENCES = 4;

  private final Batcher batcher =
      new Batcher(
          new BatchLimits(1000, SENTENCES, 100), 10_000, Clock.systemUTC(), new WorkRate(1));

  private void submit(Lane lane, int length) {
    GenerationRequest request =
        GenerationRequest.of(new int[length], GenerationSettings.greedy(64), lane);
    batcher.submit(new PendingRequest(request));
  }

  /** The oldest has its like at the other end of the queue. */
  private void submitBulk() {
    IntStream.rangeClosed(5, 24).forEach(length -> submit(Lane.BULK, length));
    submit(Lane.BULK, 5);
  }

  private List<Integer> take() throws InterruptedException {
    return batcher.take().stream().map(PendingRequest::length).toList();
  }

  @Test
  void aRequestOfSeveralSentencesIsNotHeldUpByOthersOfLikeLengths() throws InterruptedException {
    submitBulk();
    submit(Lane.INTERACTIVE, 3);
    batcher.worked(Lane.INTERACTIVE, Duration.ofSeconds(10));
    assertThat(take()).containsExactlyInAnyOrder(5, 6);
  }

  @Test
  void aBacklogIsDoneInBatchesOfLikeLengths() throws InterruptedException {
    submitBulk();
    assertThat(take()).containsExactlyInAnyOrder(5, 5, 6, 7);
  }
}
