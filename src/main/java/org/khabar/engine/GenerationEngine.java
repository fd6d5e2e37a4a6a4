package org.khabar.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.khabar.model.GenerationSettings;
import org.khabar.model.ModelBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loaded model with its workers and queues: source token ids in, hypotheses out. Only the
 * engine's own threads run the model; callers hold futures. Any thread may submit.
 */
public final class GenerationEngine implements AutoCloseable {

  /** libtorch specialises a program in a thread's first calls; they are made before work comes. */
  private static final int WARM_UP_CALLS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(GenerationEngine.class);

  private final SequenceModel model;
  private final Runnable release;
  private final EngineCounters counters;
  private final Clock clock;
  private final WorkRate rate;
  private final Batcher batcher;
  private final List<Thread> workers = new ArrayList<>();
  private final CountDownLatch warm;
  private volatile QueueWatch everyones = QueueWatch.NONE;

  GenerationEngine(
      SequenceModel model,
      Runnable release,
      EngineOptions options,
      EngineCounters counters,
      Clock clock) {
    this.model = model;
    this.release = release;
    this.counters = counters;
    this.clock = clock;
    this.warm = new CountDownLatch(options.workers());
    this.rate = new WorkRate(options.workers());
    this.batcher = new Batcher(options.limits(), options.queueTokens(), clock, rate);
    BatchGenerator generator = new BatchGenerator(model, clock, counters);
    EngineWorker worker = new EngineWorker(batcher, generator, rate, clock);
    for (int i = 0; i < options.workers(); i++) {
      Thread thread = new Thread(() -> start(worker), "khabar-engine-" + (i + 1));
      thread.setDaemon(true);
      thread.start();
      workers.add(thread);
    }
  }

  /**
   * Loads a bundle's model and starts the workers.
   *
   * @throws org.khabar.model.ModelException if the bundle cannot be used
   */
  public static GenerationEngine open(ModelBundle bundle, EngineOptions options, Clock clock) {
    EngineCounters counters = new EngineCounters();
    TorchSequenceModel model =
        TorchSequenceModel.load(bundle, options.numerics(), CpuFeatures.detect(), counters);
    return new GenerationEngine(model, model::close, options, counters, clock);
  }

  /**
   * Begins to load libtorch on a thread of its own, so that it is there when a model is opened. Who
   * opens a model is told if it cannot be loaded.
   */
  public static void preload() {
    Thread thread = new Thread(TorchRuntime::load, "khabar-load-libtorch");
    thread.setDaemon(true);
    thread.start();
  }

  private void start(Runnable worker) {
    try {
      warmUp();
    } catch (RuntimeException e) {
      LOG.warn("a worker could not warm up; it works all the same", e); // requests must get answers
    } finally {
      warm.countDown();
    }
    worker.run();
  }

  private void warmUp() {
    int end = model.endToken();
    for (int call = 0; call < WARM_UP_CALLS; call++) {
      try (SequenceModel.Decoding decoding = model.encode(new int[][] {{end, end}, {end, end}})) {
        long[] tokens = {end, end};
        long[] none = {};
        long[] order = {0, 1};
        long[] banned = {-1, end};
        decoding.step(new SequenceModel.StepRequest(tokens, none, none, 0, 1, false, true));
        decoding.step(new SequenceModel.StepRequest(tokens, order, banned, 1, 1, false, false));
      }
    }
  }

  /** Waits until every worker has warmed up. */
  public void awaitWarm() throws InterruptedException {
    warm.await();
  }

  /**
   * Submits a sentence.
   *
   * @return a future of its hypotheses, best first; it fails with a {@link GenerationException}.
   *     Cancelling it frees the sentence's place in queue or batch. Dependents run on a worker's
   *     thread unless attached asynchronously.
   * @throws GenerationException.UnusableSource if the source is empty or longer than the model's
   *     positions: nothing is ever cut
   * @throws GenerationException.QueueFull if the lane's queue is full
   * @throws GenerationException.TooLate if the deadline cannot be met
   */
  public CompletableFuture<List<Hypothesis>> submit(GenerationRequest request) {
    return submit(request, QueueWatch.NONE);
  }

  /**
   * Submits a sentence, as {@link #submit(GenerationRequest)} does.
   *
   * @param watch told when it leaves its queue
   */
  public CompletableFuture<List<Hypothesis>> submit(GenerationRequest request, QueueWatch watch) {
    int length = request.source().length;
    if (length == 0 || length > model.maxSourceLength()) {
      throw new GenerationException.UnusableSource(
          "a source of %d tokens: the model takes from 1 to %d"
              .formatted(length, model.maxSourceLength()));
    }
    GenerationSettings settings = request.settings();
    if (settings.maxLength() > model.maxSourceLength()) {
      throw new GenerationException.UnusableSource(
          "a maximum length of %d tokens: the model has %d positions"
              .formatted(settings.maxLength(), model.maxSourceLength()));
    }
    PendingRequest pending = PendingRequest.queued(request, clock.instant(), everyones, watch);
    batcher.submit(pending);
    return pending.future();
  }

  /**
   * Reads from a translation that is there already where its tokens come from. The caller's thread
   * does the work: for measuring, not for requests.
   *
   * @param source source tokens, end token included
   * @param target tokens of the translation, end token included
   * @return {@code [target tokens, source tokens]}
   * @throws GenerationException.UnusableSource if one of them is empty or too long for the model
   */
  public float[][] attention(int[] source, int[] target) {
    for (int[] tokens : new int[][] {source, target}) {
      if (tokens.length == 0 || tokens.length >= model.maxSourceLength()) {
        throw new GenerationException.UnusableSource(
            "a sentence of %d tokens: the model takes from 1 to %d"
                .formatted(tokens.length, model.maxSourceLength() - 1));
      }
    }
    float[][] looks = new float[target.length][];
    long[] none = {};
    int first = model.looksOfInput() ? 1 : 0;
    try (SequenceModel.Decoding decoding = model.encode(new int[][] {source})) {
      for (int position = 0; position < target.length + first; position++) {
        long[] input = {position == 0 ? model.startToken() : target[position - 1]};
        StepScores step =
            decoding.step(
                new SequenceModel.StepRequest(input, none, none, position, 1, false, true));
        if (position >= first) {
          looks[position - first] = step.looks(0, source.length);
        }
      }
    }
    return looks;
  }

  /** From now on, a watch is told of every request; it takes the place of the one before. */
  public void watch(QueueWatch watch) {
    everyones = watch;
  }

  /** Whether enough was done to judge how long work takes, and so to refuse what would be late. */
  boolean knowsItsRate() {
    return rate.timeFor(1).isPresent();
  }

  /** The most source tokens that a request may have, end token included. */
  public int maxSourceLength() {
    return model.maxSourceLength();
  }

  /** What has been done so far. */
  public EngineCounters.Snapshot counters() {
    return counters.snapshot();
  }

  /** Source tokens that wait in a lane. */
  public long waitingTokens(Lane lane) {
    return batcher.waitingTokens(lane);
  }

  /**
   * Refuses work that would wait long before it is begun.
   *
   * @throws GenerationException.QueueFull if what waits before it takes longer than that
   */
  public void requireWithin(Lane lane, Duration most) {
    batcher.requireWithin(lane, most);
  }

  /** Finishes what was accepted, waiting so long at most; what remains fails. */
  public void close(Duration patience) {
    batcher.close();
    long end = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    for (Thread worker : workers) {
      try {
        worker.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    batcher
        .drain()
        .forEach(p -> p.fail(new GenerationException.EngineFailed("the engine was closed")));
    if (workers.stream().noneMatch(Thread::isAlive)) {
      release.run();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    close(Duration.ofSeconds(30));
  }
}
