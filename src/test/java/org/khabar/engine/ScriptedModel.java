package org.khabar.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A model without weights: its target is its source, token by token. A hook runs before each step,
 * and sources of certain first tokens fail.
 */
final class ScriptedModel implements SequenceModel {
  static final int END = 0;
  static final int START = 9;
  static final int NOT_A_NUMBER = 7;
  static final int POISON = 8;

  private final IntConsumer beforeStep;
  private final List<int[]> batches = new ArrayList<>();
  private final List<StepRequest> requests = new ArrayList<>();

  /**
   * @param beforeStep told the number of sentences in the batch before each step
   */
  ScriptedModel(IntConsumer beforeStep) {
    this.beforeStep = beforeStep;
  }

  /** First tokens of the sources of each batch so far. */
  synchronized List<int[]> batches() {
    return List.copyOf(batches);
  }

  /** All steps so far, those of warm-ups too. */
  synchronized List<StepRequest> requests() {
    return List.copyOf(requests);
  }

  private synchronized void record(StepRequest request) {
    requests.add(request);
  }

  @Override
  public int maxSourceLength() {
    return 64;
  }

  @Override
  public int targetVocabulary() {
    return 10;
  }

  @Override
  public int startToken() {
    return START;
  }

  @Override
  public int endToken() {
    return END;
  }

  @Override
  public boolean looksOfInput() {
    return false;
  }

  @Override
  public Decoding encode(int[][] sources) {
    boolean warmUp = sources[0].length == 2 && sources[0][0] == END;
    if (!warmUp) {
      synchronized (this) {
        batches.add(Arrays.stream(sources).mapToInt(source -> source[0]).toArray());
      }
    }
    return new Scripted(
        this, new ArrayList<>(List.of(sources)), warmUp ? sentences -> {} : beforeStep);
  }

  private record Scripted(ScriptedModel model, List<int[]> sources, IntConsumer beforeStep)
      implements Decoding {

    @Override
    public StepScores step(StepRequest request) {
      model.record(request);
      beforeStep.accept(sources.size());
      int rows = request.tokens().length / sources.size();
      int longest = sources.stream().mapToInt(source -> source.length).max().orElse(0);
      int width = 1 + 2 * request.top() + (request.looking() ? longest : 0);
      double[] values = new double[request.tokens().length * width];
      for (int row = 0; row < request.tokens().length; row++) {
        int[] source = sources.get(row / rows);
        if (source[0] == POISON) {
          throw new IllegalStateException("poison");
        }
        int start = row * width;
        values[start] = source[0] == NOT_A_NUMBER ? Double.NaN : 0;
        for (int rank = 0; rank < request.top(); rank++) {
          values[start + 1 + rank] = -rank - 0.1;
          int token = source[Math.min(request.position(), source.length - 1)];
          values[start + 1 + request.top() + rank] = (token + rank) % 10;
        }
        if (request.looking()) {
          int place = Math.min(request.position(), source.length - 1);
          values[start + 1 + 2 * request.top() + place] = 1;
        }
      }
      return new StepScores(values, request.top(), request.tokens().length);
    }

    @Override
    public void keep(long[] sentences) {
      List<int[]> kept = Arrays.stream(sentences).mapToObj(i -> sources.get((int) i)).toList();
      sources.clear();
      sources.addAll(kept);
    }

    @Override
    public void close() {}
  }
}
