package org.khabar.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.khabar.model.BundleSeal;
import org.khabar.model.EncoderBundle;
import org.khabar.model.Tokenizer;

/**
 * A loaded sentence encoder: sentences in, unit vectors out whose dot product says how near two
 * sentences are in meaning. Any thread may call; one thread of the encoder's own computes, and a
 * bounded number of callers wait for it.
 */
public final class SentenceEncoder implements AutoCloseable {
  /** Callers that may wait at once. */
  private static final int QUEUE = 64;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final WordPieces wordPieces;
  private final TorchEncoder model;
  private final EngineCounters counters;
  private final ThreadPoolExecutor worker;

  private SentenceEncoder(
      Tokenizer tokenizer, int maxTokens, TorchEncoder model, EngineCounters counters) {
    this.wordPieces = new WordPieces(tokenizer, maxTokens);
    this.model = model;
    this.counters = counters;
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            task -> {
              Thread thread = new Thread(task, "khabar-encoder");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Loads the encoder of a folder; where the folder has a description, its files must be those that
   * were described.
   *
   * @throws org.khabar.model.ModelException if it cannot be used
   */
  public static SentenceEncoder open(Path folder) {
    EncoderBundle bundle = EncoderBundle.read(folder);
    if (!bundle.hashes().isEmpty()) {
      BundleSeal.verify(bundle);
    }
    return open(bundle);
  }

  /**
   * Loads a bundle's encoder, without a look at its hashes.
   *
   * @throws org.khabar.model.ModelException if the bundle cannot be used
   */
  public static SentenceEncoder open(EncoderBundle bundle) {
    EngineCounters counters = new EngineCounters();
    Tokenizer tokenizer = bundle.openTokenizer();
    try {
      TorchEncoder model = TorchEncoder.load(bundle, counters);
      return new SentenceEncoder(tokenizer, bundle.architecture().maxTokens(), model, counters);
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  /**
   * Encodes sentences, and waits for it. What of a sentence goes beyond the model's longest input
   * has no part in its vector.
   *
   * @return {@code [sentences, width]}, each row of length one, in the sentences' order
   * @throws GenerationException.QueueFull if too many callers wait already
   * @throws GenerationException.NotANumber if the model computes something that is no number
   * @throws GenerationException.EngineFailed if the model fails, the encoder is closed or the
   *     calling thread is interrupted
   */
  public float[][] vectors(List<String> sentences) {
    EncoderWork work = new EncoderWork(sentences, wordPieces, model, counters);
    Future<float[][]> result;
    try {
      result = worker.submit(work);
    } catch (RejectedExecutionException e) {
      throw worker.isShutdown()
          ? new GenerationException.EngineFailed("the encoder was closed", e)
          : new GenerationException.QueueFull(
              "%d callers wait for sentence vectors already".formatted(QUEUE), RETRY_AFTER);
    }
    try {
      return result.get();
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new GenerationException.EngineFailed("interrupted while waiting for vectors", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof GenerationException known
          ? known
          : new GenerationException.EngineFailed("the encoder failed: " + e.getMessage(), e);
    }
  }

  /** What has been done so far; only the counts that sentence vectors have are above zero. */
  public EngineCounters.Snapshot counters() {
    return counters.snapshot();
  }

  /** Finishes what was accepted, then frees the model. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (worker.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        model.close();
        wordPieces.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
