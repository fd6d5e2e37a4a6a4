package org.khabar.engine;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** One caller's sentences, encoded in batches of about equal length. */
final class EncoderWork implements Callable<float[][]> {
  /** Tokens a batch, padding included: enough to fill a core, few enough to stay in its cache. */
  private static final int BATCH_TOKENS = 1024;

  private final List<String> sentences;
  private final WordPieces wordPieces;
  private final TorchEncoder model;
  private final EngineCounters counters;

  EncoderWork(
      List<String> sentences, WordPieces wordPieces, TorchEncoder model, EngineCounters counters) {
    this.sentences = List.copyOf(sentences);
    this.wordPieces = wordPieces;
    this.model = model;
    this.counters = counters;
  }

  @Override
  public float[][] call() {
    int[][] ids = wordPieces.of(sentences);
    float[][] vectors = new float[ids.length][];
    List<Integer> order =
        IntStream.range(0, ids.length)
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> ids[i].length).reversed())
            .toList();
    int next = 0;
    while (next < order.size()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("nobody waits for these vectors any more");
      }
      int length = PaddedBatch.paddedLength(ids[order.get(next)].length);
      int end = Math.min(order.size(), next + Math.max(1, BATCH_TOKENS / length));
      embed(ids, order.subList(next, end), vectors);
      next = end;
    }
    return vectors;
  }

  private void embed(int[][] ids, List<Integer> indexes, float[][] vectors) {
    int[][] batch = indexes.stream().map(i -> ids[i]).toArray(int[][]::new);
    float[][] found = model.embed(batch);
    for (int row = 0; row < batch.length; row++) {
      if (Float.isNaN(found[row][0])) { // one in a vector makes its length one, and so all
        throw new GenerationException.NotANumber("a sentence's vector is not a number");
      }
      vectors[indexes.get(row)] = found[row];
      counters.sourceTokens.add(batch[row].length);
    }
    counters.batches.increment();
    counters.sentences.add(batch.length);
    counters.paddedSourceTokens.add(
        (long) batch.length * PaddedBatch.paddedLength(batch[0].length));
  }
}
