package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.khabar.model.GenerationSettings;

/**
 * How two lanes share one worker. A batch is one sentence and a step takes a tenth of a second, so
 * that ten source tokens take one.
 */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LaneSharingTest {
  private static final GenerationSettings GREEDY = GenerationSettings.greedy(64);
  private static final int ALL = 1_000_000;
  private static final int INTERACTIVE = 2;
  private static final int BULK = 3;
  private static final int LONG_BULK = 4;

  private final TestClock clock = new TestClock();
  private final Semaphore steps = new Semaphore(0);
  private final ScriptedModel model =
      new ScriptedModel(
          sentences -> {
            steps.acquireUninterruptibly();
            clock.advance(Duration.ofMillis(100));
          });
  private final GenerationEngine engine =
      new GenerationEngine(
          model,
          () -> {},
          new EngineOptions(Numerics.FP32, 1, new BatchLimits(64, 1, 100), 10_000),
          new EngineCounters(),
          clock);

  @AfterEach
  void close() {
    steps.release(ALL);
    engine.close();
  }

  private CompletableFuture<?> submit(Lane lane, int first, int length) {
    int[] source = IntStream.generate(() -> 1).limit(length).toArray();
    source[0] = first;
    source[length - 1] = ScriptedModel.END;
    return engine.submit(GenerationRequest.of(source, GREEDY, lane));
  }

  private List<CompletableFuture<?>> submit(int count, Lane lane, int first, int length) {
    List<CompletableFuture<?>> submitted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      submitted.add(submit(lane, first, length));
    }
    return submitted;
  }

  private static void await(List<CompletableFuture<?>> futures) {
    CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
  }

  private List<Integer> batches() {
    return model.batches().stream().map(batch -> batch[0]).toList();
  }

  @Test
  void bulkWorkThatWaitsGetsATenthHoweverMuchInteractiveWorkThereIs() {
    List<CompletableFuture<?>> all = submit(300, Lane.INTERACTIVE, INTERACTIVE, 2);
    all.addAll(submit(300, Lane.BULK, BULK, 2));
    steps.release(ALL);
    await(all);
    List<Integer> order = batches();
    assertThat(order.subList(0, 100).stream().filter(first -> first == BULK)).hasSizeBetween(9, 11);
    assertThat(order.subList(100, 200).stream().filter(first -> first == BULK))
        .hasSizeBetween(9, 11);
    assertThat(order.subList(400, 600)).containsOnly(BULK);
  }

  @Test
  void bulkWorkThatWasOvertakenGoesOnWhileInteractiveWorkStillWaits() {
    CompletableFuture<?> bulk = submit(Lane.BULK, LONG_BULK, 50);
    List<CompletableFuture<?>> interactive = submit(400, Lane.INTERACTIVE, INTERACTIVE, 2);
    CompletableFuture<Long> overtaken =
        bulk.thenApply(done -> interactive.stream().filter(CompletableFuture::isDone).count());
    steps.release(ALL);
    await(interactive);
    assertThat(overtaken.join()).isBetween(170L, 250L);
  }

  @Test
  void aBurstOvertakesBulkWorkThatHadTheEngineBefore() {
    await(andRun(submit(1, Lane.BULK, BULK, 60)));
    steps.drainPermits();
    CompletableFuture<?> bulk = submit(Lane.BULK, LONG_BULK, 50);
    List<CompletableFuture<?>> burst = submit(40, Lane.INTERACTIVE, INTERACTIVE, 2);
    steps.release(2 + 80);
    await(burst);
    assertThat(bulk).isNotDone();
  }

  @Test
  void whatOvertakesABatchDoesNotCountAsItsTime() {
    List<CompletableFuture<?>> all = submit(1, Lane.BULK, LONG_BULK, 50);
    all.addAll(submit(100, Lane.INTERACTIVE, INTERACTIVE, 2));
    await(andRun(all));
    assertThatThrownBy(() -> submitWithin(5900)).isInstanceOf(GenerationException.TooLate.class);
    assertThat(submitWithin(6900)).isNotNull();
  }

  /** Sixty tokens, which take six seconds, or a tenth more while bulk work is there. */
  private CompletableFuture<?> submitWithin(long millis) {
    int[] source =
        IntStream.concat(IntStream.generate(() -> 1).limit(59), IntStream.of(0)).toArray();
    return engine.submit(
        new GenerationRequest(
            source, GREEDY, Lane.INTERACTIVE, false, false, clock.instant().plusMillis(millis)));
  }

  @Test
  void bulkWorkIsRefusedByWhatItGetsAndInteractiveWorkByWhatGoesBeforeIt() {
    List<CompletableFuture<?>> all = submit(1, Lane.BULK, LONG_BULK, 60);
    all.addAll(submit(10, Lane.BULK, BULK, 10));
    List<CompletableFuture<?>> interactive = submit(200, Lane.INTERACTIVE, INTERACTIVE, 2);
    while (!interactive.get(150).isDone()) {
      step();
    }
    Duration most = Duration.ofSeconds(30);
    engine.requireWithin(Lane.INTERACTIVE, most);
    assertThatThrownBy(() -> engine.requireWithin(Lane.BULK, most))
        .isInstanceOfSatisfying(
            GenerationException.QueueFull.class,
            full -> assertThat(full.retryAfter()).isPositive());
    all.addAll(interactive);
    await(andRun(all));
    engine.requireWithin(Lane.BULK, most);
  }

  /** Lets the engine take one more step, and waits until it has begun that. */
  private void step() {
    steps.release();
    while (steps.availablePermits() > 0) {
      Thread.onSpinWait();
    }
  }

  private List<CompletableFuture<?>> andRun(List<CompletableFuture<?>> submitted) {
    steps.release(ALL);
    return submitted;
  }
}
