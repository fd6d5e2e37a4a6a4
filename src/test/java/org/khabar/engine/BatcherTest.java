package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.khabar.model.EarlyStopping;
import org.khabar.model.GenerationSettings;

/** What callers see of queue and lanes, with one worker whose steps the tests let through. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BatcherTest {
  private static final GenerationSettings GREEDY = GenerationSettings.greedy(64);

  private final Semaphore steps = new Semaphore(0);
  private final CountDownLatch working = new CountDownLatch(1);
  private final ScriptedModel model =
      new ScriptedModel(
          sentences -> {
            working.countDown();
            steps.acquireUninterruptibly();
          });
  private final EngineCounters counters = new EngineCounters();
  private final GenerationEngine engine = engine(1_000);

  private GenerationEngine engine(long queueTokens) {
    EngineOptions options =
        new EngineOptions(Numerics.FP32, 1, new BatchLimits(64, 8, 100), queueTokens);
    return new GenerationEngine(model, () -> {}, options, counters, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    steps.release(100_000);
    engine.close();
  }

  private CompletableFuture<List<Hypothesis>> submit(Lane lane, int... source) {
    return engine.submit(GenerationRequest.of(source, GREEDY, lane));
  }

  private static int[] tokens(CompletableFuture<List<Hypothesis>> future) {
    return future.copy().orTimeout(10, TimeUnit.SECONDS).join().get(0).tokens();
  }

  /** Keeps the worker busy with a bulk sentence of many steps. */
  private CompletableFuture<List<Hypothesis>> occupy() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> first =
        submit(
            Lane.BULK,
            IntStream.concat(IntStream.generate(() -> 1).limit(50), IntStream.of(0)).toArray());
    working.await();
    return first;
  }

  @Test
  void sentencesOfConcurrentCallersShareABatch() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> busy = occupy();
    List<CompletableFuture<List<Hypothesis>>> waiting =
        IntStream.rangeClosed(2, 5).mapToObj(i -> submit(Lane.BULK, i, 3, 0)).toList();
    steps.release(100_000);
    assertThat(waiting).extracting(future -> tokens(future)[0]).containsExactly(2, 3, 4, 5);
    assertThat(tokens(busy)).hasSize(51);
    assertThat(model.batches().get(1)).containsExactlyInAnyOrder(2, 3, 4, 5);
  }

  @Test
  void aBatchIsOfLikeLengthsAndOfTheOldestRequest() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> unused = occupy();
    CompletableFuture<List<Hypothesis>> oldest = submit(Lane.BULK, 2, 2, 2, 0);
    CompletableFuture<List<Hypothesis>> longOne =
        submit(
            Lane.BULK,
            IntStream.concat(IntStream.generate(() -> 3).limit(40), IntStream.of(0)).toArray());
    CompletableFuture<List<Hypothesis>> like = submit(Lane.BULK, 4, 4, 4, 0);
    steps.release(100_000);
    CompletableFuture.allOf(oldest, longOne, like).join();
    assertThat(model.batches().get(1)).containsExactlyInAnyOrder(2, 4);
    assertThat(model.batches().get(2)).containsExactly(3);
  }

  @Test
  void aSentenceThatIsSearchedForAgainDoesNotWaitASecondTime() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> unused = occupy();
    CompletableFuture<List<Hypothesis>> first =
        submit(
            Lane.BULK,
            IntStream.concat(IntStream.generate(() -> 3).limit(40), IntStream.of(0)).toArray());
    int[] again = {4, 4, 0};
    CompletableFuture<List<Hypothesis>> further =
        engine.submit(new GenerationRequest(again, GREEDY, Lane.BULK, false, true, null));
    steps.release(100_000);
    CompletableFuture.allOf(first, further).join();
    assertThat(model.batches().get(1)).containsExactly(4);
    assertThat(model.batches().get(2)).containsExactly(3);
  }

  @Test
  void interactiveWorkOvertakesBulkWorkThatHasBegun() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> bulk = occupy();
    CompletableFuture<List<Hypothesis>> urgent = submit(Lane.INTERACTIVE, 5, 6, 0);
    steps.release(1 + 3);
    assertThat(tokens(urgent)).containsExactly(5, 6, 0);
    assertThat(bulk).isNotDone();
    steps.release(100_000);
    assertThat(tokens(bulk)).hasSize(51);
  }

  @Test
  void aFullQueueRefusesAndSaysWhenToComeBack() throws InterruptedException {
    try (GenerationEngine small = engine(10)) {
      CompletableFuture<List<Hypothesis>> running =
          small.submit(GenerationRequest.of(new int[] {1, 0}, GREEDY, Lane.BULK));
      working.await();
      int[] six = {1, 1, 1, 1, 1, 0};
      CompletableFuture<List<Hypothesis>> waiting =
          small.submit(GenerationRequest.of(six, GREEDY, Lane.BULK));
      assertThatThrownBy(() -> small.submit(GenerationRequest.of(six, GREEDY, Lane.BULK)))
          .isInstanceOfSatisfying(
              GenerationException.QueueFull.class,
              full -> assertThat(full.retryAfter()).isPositive())
          .hasMessage("6 source tokens are waiting, of at most 10");
      CompletableFuture<List<Hypothesis>> otherLane =
          small.submit(GenerationRequest.of(six, GREEDY, Lane.INTERACTIVE));
      steps.release(100_000);
      CompletableFuture.allOf(running, waiting, otherLane).join();
    }
  }

  @Test
  void aCancelledSentenceGivesItsPlaceInTheQueueBack() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> unused = occupy();
    CompletableFuture<List<Hypothesis>> waiting = submit(Lane.BULK, 1, 1, 0);
    assertThat(engine.waitingTokens(Lane.BULK)).isEqualTo(3);
    waiting.cancel(true);
    assertThat(engine.waitingTokens(Lane.BULK)).isZero();
  }

  @Test
  void aCancelledSentenceLeavesItsBatch() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> bulk = occupy();
    bulk.cancel(true);
    CompletableFuture<List<Hypothesis>> next = submit(Lane.BULK, 2, 0);
    steps.release(2 + 2);
    assertThat(tokens(next)).containsExactly(2, 0);
  }

  @Test
  void aPassedDeadlineIsAnErrorNotAResult() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> unused = occupy();
    Instant soon = Instant.now().plus(Duration.ofMillis(30));
    CompletableFuture<List<Hypothesis>> late =
        engine.submit(
            new GenerationRequest(new int[] {2, 0}, GREEDY, Lane.BULK, false, false, soon));
    Thread.sleep(60);
    steps.release(100_000);
    assertThatThrownBy(late::join).hasCauseInstanceOf(GenerationException.TooLate.class);
  }

  @Test
  void aDeadlineThatCannotBeMetIsRefusedAtOnce() {
    TestClock clock = new TestClock();
    ScriptedModel slow = new ScriptedModel(sentences -> clock.advance(Duration.ofSeconds(1)));
    EngineOptions options = new EngineOptions(Numerics.FP32, 1, new BatchLimits(64, 8, 100), 1_000);
    try (GenerationEngine timed =
        new GenerationEngine(slow, () -> {}, options, new EngineCounters(), clock)) {
      int[] ten = {1, 1, 1, 1, 1, 1, 1, 1, 1, 0};
      timed.submit(GenerationRequest.of(ten, GREEDY, Lane.BULK)).join();
      while (timed.counters().targetTokens() < 10 || !timed.knowsItsRate()) {
        Thread.onSpinWait();
      }
      Instant tooSoon = clock.instant().plusSeconds(3);
      assertThatThrownBy(
              () ->
                  timed.submit(
                      new GenerationRequest(ten, GREEDY, Lane.INTERACTIVE, false, false, tooSoon)))
          .isInstanceOf(GenerationException.TooLate.class)
          .hasMessage("it would take about 10000 ms, past its deadline");
      Instant enough = clock.instant().plusSeconds(30);
      assertThat(
              tokens(
                  timed.submit(
                      new GenerationRequest(ten, GREEDY, Lane.INTERACTIVE, false, false, enough))))
          .isEqualTo(ten);
    }
  }

  @Test
  void watchesAreToldOnceHowLongASentenceWaitedHoweverOftenItIsTried() throws InterruptedException {
    TestClock clock = new TestClock();
    EngineOptions options = new EngineOptions(Numerics.FP32, 1, new BatchLimits(64, 8, 100), 1_000);
    List<String> told = new CopyOnWriteArrayList<>();
    try (GenerationEngine timed =
        new GenerationEngine(model, () -> {}, options, new EngineCounters(), clock)) {
      timed.watch((lane, since, waited) -> told.add("any " + lane + " " + waited));
      CompletableFuture<List<Hypothesis>> busy =
          timed.submit(GenerationRequest.of(new int[] {1, 1, 0}, GREEDY, Lane.BULK));
      working.await();
      Instant start = clock.instant();
      QueueWatch own =
          (lane, since, waited) -> told.add("own " + waited + " " + since.equals(start));
      CompletableFuture<List<Hypothesis>> poison =
          timed.submit(
              GenerationRequest.of(new int[] {ScriptedModel.POISON, 3, 0}, GREEDY, Lane.BULK));
      CompletableFuture<List<Hypothesis>> good =
          timed.submit(GenerationRequest.of(new int[] {2, 3, 0}, GREEDY, Lane.BULK), own);
      clock.advance(Duration.ofSeconds(3));
      steps.release(100_000);
      assertThat(tokens(busy)).containsExactly(1, 1, 0);
      assertThat(tokens(good)).containsExactly(2, 3, 0);
      assertThatThrownBy(poison::join).hasCauseInstanceOf(GenerationException.EngineFailed.class);
    }
    assertThat(told)
        .containsExactlyInAnyOrder(
            "any BULK PT0S", "any BULK PT3S", "any BULK PT3S", "own PT3S true");
  }

  @Test
  void aPoisonousSentenceFailsAlone() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> unused = occupy();
    CompletableFuture<List<Hypothesis>> good = submit(Lane.BULK, 2, 3, 0);
    CompletableFuture<List<Hypothesis>> poison = submit(Lane.BULK, ScriptedModel.POISON, 3, 0);
    CompletableFuture<List<Hypothesis>> alsoGood = submit(Lane.BULK, 4, 3, 0);
    steps.release(100_000);
    assertThat(tokens(good)).containsExactly(2, 3, 0);
    assertThat(tokens(alsoGood)).containsExactly(4, 3, 0);
    assertThatThrownBy(poison::join).hasCauseInstanceOf(GenerationException.EngineFailed.class);
  }

  @Test
  void interactiveWorkOvertakesTheSecondTryOfAFailedBatchToo() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> unused = occupy();
    CompletableFuture<List<Hypothesis>> poison = submit(Lane.BULK, ScriptedModel.POISON, 0);
    CompletableFuture<List<Hypothesis>> good = submit(Lane.BULK, 2, 3, 3, 3, 3, 3, 3, 0);
    steps.release(51 + 1 + 1 + 2);
    assertThatThrownBy(poison::join).hasCauseInstanceOf(GenerationException.EngineFailed.class);
    CompletableFuture<List<Hypothesis>> urgent = submit(Lane.INTERACTIVE, 5, 0);
    steps.release(1 + 2);
    assertThat(tokens(urgent)).containsExactly(5, 0);
    assertThat(good).isNotDone();
  }

  @Test
  void aWorkerThatCannotWarmUpStillAnswers() {
    steps.release(100_000);
    AtomicBoolean cold = new AtomicBoolean(true);
    SequenceModel moody =
        new SequenceModel() {
          @Override
          public boolean looksOfInput() {
            return false;
          }

          @Override
          public int maxSourceLength() {
            return model.maxSourceLength();
          }

          @Override
          public int targetVocabulary() {
            return model.targetVocabulary();
          }

          @Override
          public int startToken() {
            return model.startToken();
          }

          @Override
          public int endToken() {
            return model.endToken();
          }

          @Override
          public Decoding encode(int[][] sources) {
            if (cold.getAndSet(false)) {
              throw new IllegalStateException("cold");
            }
            return model.encode(sources);
          }
        };
    EngineOptions options = new EngineOptions(Numerics.FP32, 1, new BatchLimits(64, 8, 100), 1_000);
    try (GenerationEngine started =
        new GenerationEngine(moody, () -> {}, options, new EngineCounters(), Clock.systemUTC())) {
      assertThat(tokens(started.submit(GenerationRequest.of(new int[] {2, 0}, GREEDY, Lane.BULK))))
          .containsExactly(2, 0);
    }
  }

  @Test
  void bansStayWithTheirSentenceWhenAnotherIsCancelled() {
    GenerationSettings once =
        new GenerationSettings(
            2,
            1.0,
            1,
            0,
            64,
            EarlyStopping.HEURISTIC,
            Set.of(),
            List.of(),
            false,
            OptionalInt.empty(),
            OptionalInt.empty());
    List<PendingRequest> batch =
        IntStream.rangeClosed(1, 5)
            .mapToObj(
                first ->
                    new PendingRequest(
                        GenerationRequest.of(new int[] {first, 6, 0}, once, Lane.BULK)))
            .toList();
    ScriptedModel cancelling = new ScriptedModel(sentences -> batch.get(0).future().cancel(true));
    new BatchGenerator(cancelling, Clock.systemUTC(), new EngineCounters()).run(batch, () -> {});
    long[] banned = cancelling.requests().get(1).banned();
    for (int sentence = 1; sentence < 5; sentence++) {
      long row = 2L * sentence;
      List<Long> ofRow =
          IntStream.range(0, banned.length / 2)
              .filter(i -> banned[2 * i] == row)
              .mapToObj(i -> banned[2 * i + 1])
              .toList();
      assertThat(ofRow).containsExactly((long) ScriptedModel.START, sentence + 1L);
    }
  }

  @Test
  void scoresThatAreNotNumbersFailTheirSentenceOnly() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> unused = occupy();
    CompletableFuture<List<Hypothesis>> good = submit(Lane.BULK, 2, 3, 0);
    CompletableFuture<List<Hypothesis>> bad = submit(Lane.BULK, ScriptedModel.NOT_A_NUMBER, 3, 0);
    steps.release(100_000);
    assertThat(tokens(good)).containsExactly(2, 3, 0);
    assertThatThrownBy(bad::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(GenerationException.NotANumber.class);
  }

  @Test
  void closingFinishesWhatWasAcceptedAndRefusesMore() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> running = occupy();
    CompletableFuture<List<Hypothesis>> waiting = submit(Lane.BULK, 2, 3, 0);
    steps.release(100_000);
    engine.close();
    assertThat(running).isCompleted();
    assertThat(tokens(waiting)).containsExactly(2, 3, 0);
    assertThatThrownBy(() -> submit(Lane.BULK, 2, 0))
        .isInstanceOf(GenerationException.EngineFailed.class)
        .hasMessage("the engine is closed");
  }

  @Test
  void whatCannotBeFinishedInTimeFailsWhenTheEngineCloses() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> unused = occupy();
    CompletableFuture<List<Hypothesis>> waiting = submit(Lane.BULK, 2, 3, 0);
    engine.close(Duration.ofMillis(50));
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(GenerationException.EngineFailed.class);
  }

  @Test
  void aSourceThatIsEmptyOrLongerThanThePositionsIsRefusedNotCut() {
    assertThatThrownBy(() -> submit(Lane.BULK))
        .isInstanceOf(GenerationException.UnusableSource.class)
        .hasMessage("a source of 0 tokens: the model takes from 1 to 64");
    assertThatThrownBy(() -> submit(Lane.BULK, new int[65]))
        .isInstanceOf(GenerationException.UnusableSource.class)
        .hasMessage("a source of 65 tokens: the model takes from 1 to 64");
  }

  @Test
  void finishedSentencesLeaveTheBatch() throws InterruptedException {
    CompletableFuture<List<Hypothesis>> unused = occupy();
    CompletableFuture<List<Hypothesis>> shortOne = submit(Lane.BULK, 2, 0, 3, 3, 3, 0);
    CompletableFuture<List<Hypothesis>> longOne = submit(Lane.BULK, 4, 3, 3, 3, 3, 0);
    steps.release(100_000);
    assertThat(tokens(shortOne)).containsExactly(2, 0);
    assertThat(tokens(longOne)).containsExactly(4, 3, 3, 3, 3, 0);
    assertThat(counters.snapshot().idleRows()).isZero();
  }
}
