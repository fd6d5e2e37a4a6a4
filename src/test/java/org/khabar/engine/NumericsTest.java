package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How far the fast number formats stray from fp32, on models so narrow that they stray the most.
 */
class NumericsTest {

  /** The last columns: the largest relative error of logits, and the least share of equal ids. */
  @ParameterizedTest
  @CsvSource({
    "marian-joint, INT8, 0.06, 0.75",
    "marian-joint, BF16, 0.02, 0.85",
    "marian-joint, BF16_INT8, 0.05, 0.75",
    "marian-spm, INT8, 0.06, 0.75",
    "marian-spm, BF16, 0.02, 0.85"
  })
  void fastFormatsStayWithinBounds(
      String name, Numerics numerics, double maxError, double minEqual) {
    Reference reference = Reference.load(name);
    Deviation deviation = Deviation.of(reference, numerics);
    System.out.printf("%s %s: %s%n", name, numerics, deviation);
    assertThat(deviation.logitError()).isLessThanOrEqualTo(maxError);
    assertThat(deviation.equalIds()).isGreaterThanOrEqualTo(minEqual);
  }

  /**
   * How results in a number format differ from the reference's.
   *
   * @param logitError norm of the difference of logits by norm of the logits
   * @param equalIds share of sentences with equal greedy ids
   */
  record Deviation(double logitError, double equalIds) {

    static Deviation of(Reference reference, Numerics numerics) {
      List<Reference.Sentence> sentences = reference.sentences();
      return new Deviation(
          logitError(reference, numerics), equalIds(reference, numerics, sentences));
    }

    private static double equalIds(
        Reference reference, Numerics numerics, List<Reference.Sentence> sentences) {
      try (GenerationEngine engine = Generating.open(reference.bundle(), numerics)) {
        List<Hypothesis> found =
            Generating.together(
                engine,
                sentences.stream().map(Reference.Sentence::sourceIds).toList(),
                reference.greedy());
        int equal = 0;
        for (int i = 0; i < sentences.size(); i++) {
          if (Arrays.equals(found.get(i).tokens(), sentences.get(i).greedy())) {
            equal++;
          }
        }
        return equal / (double) sentences.size();
      }
    }

    private static double logitError(Reference reference, Numerics numerics) {
      try (TorchSequenceModel exact = load(reference, Numerics.FP32);
          TorchSequenceModel fast = load(reference, numerics)) {
        double difference = 0;
        double size = 0;
        for (Reference.Sentence sentence : reference.sentences().subList(0, 40)) {
          int[] inputs = sentence.greedy().clone();
          inputs[0] = reference.bundle().architecture().startToken();
          double[][] expected = exact.logits(sentence.sourceIds(), inputs);
          double[][] found = fast.logits(sentence.sourceIds(), inputs);
          for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected[i].length; j++) {
              difference += Math.pow(found[i][j] - expected[i][j], 2);
              size += Math.pow(expected[i][j], 2);
            }
          }
        }
        return Math.sqrt(difference / size);
      }
    }

    private static TorchSequenceModel load(Reference reference, Numerics numerics) {
      return TorchSequenceModel.load(
          reference.bundle(), numerics, CpuFeatures.detect(), new EngineCounters());
    }
  }
}
