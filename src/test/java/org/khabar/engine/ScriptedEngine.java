package org.khabar.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.khabar.model.ModelBundle;

/**
 * The real engine, its batches and searches, with a decoder that says what a test tells it to,
 * whatever the search forbids.
 */
public final class ScriptedEngine {
  private static final double SURE = -0.1;
  private static final double UNLIKELY = -50;

  private ScriptedEngine() {}

  /**
   * What the decoder says.
   *
   * @param tokens target tokens, without the end token
   * @param endless whether it says them again and again instead of ending
   * @param looks for each token the source token that it comes from; empty if nobody knows
   */
  public record Answer(int[] tokens, boolean endless, int[] looks) {
    int token(int position, int end) {
      if (tokens.length == 0 || (!endless && position >= tokens.length)) {
        return end;
      }
      return tokens[position % tokens.length];
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(tokens);
    }

    @Override
    public String toString() {
      return Arrays.toString(tokens);
    }
  }

  /**
   * Opens an engine.
   *
   * @param bundle whose special tokens and vocabulary there are
   * @param answers what is said to a source, by its tokens
   */
  public static GenerationEngine open(ModelBundle bundle, Function<List<Integer>, Answer> answers) {
    return new GenerationEngine(
        new Scripted(
            bundle.architecture().targetVocabulary(),
            bundle.architecture().startToken(),
            bundle.architecture().endToken(),
            bundle.architecture().positions(),
            answers),
        () -> {},
        EngineOptions.forThisMachine().withWorkers(1),
        new EngineCounters(),
        Clock.systemUTC());
  }

  private record Scripted(
      int targetVocabulary,
      int startToken,
      int endToken,
      int maxSourceLength,
      Function<List<Integer>, Answer> answers)
      implements SequenceModel {

    @Override
    public Decoding encode(int[][] sources) {
      List<Answer> said = new ArrayList<>();
      for (int[] source : sources) {
        said.add(answers.apply(Arrays.stream(source).boxed().toList()));
      }
      int longest = Arrays.stream(sources).mapToInt(source -> source.length).max().orElse(0);
      return new Saying(this, said, longest);
    }

    @Override
    public boolean looksOfInput() {
      return false;
    }
  }

  private record Saying(Scripted model, List<Answer> said, int sources)
      implements SequenceModel.Decoding {

    @Override
    public StepScores step(SequenceModel.StepRequest request) {
      int all = request.tokens().length;
      int width = 1 + 2 * request.top() + (request.looking() ? sources : 0);
      double[] values = new double[all * width];
      for (int row = 0; row < all; row++) {
        Answer answer = said.get(row * said.size() / all);
        int first = answer.token(request.position(), model.endToken());
        for (int rank = 0; rank < request.top(); rank++) {
          values[row * width + 1 + rank] = rank == 0 ? SURE : UNLIKELY - rank;
          values[row * width + 1 + request.top() + rank] =
              rank == 0 ? first : (first + rank) % model.targetVocabulary();
        }
        if (request.looking()) {
          int[] looks = answer.looks();
          int place = request.position() < looks.length ? looks[request.position()] : sources - 1;
          values[row * width + 1 + 2 * request.top() + place] = 1;
        }
      }
      return new StepScores(values, request.top(), all);
    }

    @Override
    public void keep(long[] sentences) {
      List<Answer> kept = Arrays.stream(sentences).mapToObj(i -> said.get((int) i)).toList();
      said.clear();
      said.addAll(kept);
    }

    @Override
    public void close() {}
  }
}
