package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khabar.model.Checkpoint;
import org.khabar.model.ModelBundle;
import org.khabar.model.Tokenizer;

/** In fp32 the engine computes what the {@code transformers} library computes. */
class ReferenceParityTest {

  static List<Reference> references() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/fixtures"))) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("expected.json")))
          .map(folder -> Reference.load(folder.getFileName().toString()))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void sourceIdsAreThoseOfThePythonTokenizer(Reference reference) {
    try (Tokenizer tokenizer = reference.bundle().openTokenizer()) {
      for (Reference.Sentence sentence : reference.sentences()) {
        assertThat(tokenizer.encodeSource(sentence.source()))
            .as(sentence.source())
            .isEqualTo(sentence.sourceIds());
        assertThat(tokenizer.decodeTarget(sentence.greedy()))
            .isEqualTo(sentence.greedyText().strip());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void logitsAreWithinOneTenThousandth(Reference reference) {
    ModelBundle bundle = reference.bundle();
    int start = bundle.architecture().startToken();
    Path file = bundle.folder().resolve("logits.safetensors");
    try (TorchSequenceModel model =
            TorchSequenceModel.load(
                bundle, Numerics.FP32, CpuFeatures.detect(), new EngineCounters());
        Checkpoint logits = Checkpoint.open(file)) {
      for (String name : logits.entries().keySet()) {
        Reference.Sentence sentence =
            reference.sentences().get(Integer.parseInt(name.substring("logits.".length())));
        int length = Math.toIntExact(logits.entries().get(name).shape().get(0));
        int[] inputs = new int[length];
        inputs[0] = start;
        System.arraycopy(sentence.greedy(), 0, inputs, 1, length - 1);
        double[][] found = model.logits(sentence.sourceIds(), inputs);
        var expected = logits.read(name).asFloatBuffer();
        for (double[] row : found) {
          for (double value : row) {
            assertThat(value).isEqualTo(expected.get(), within(1e-4));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void greedyAndBeamIdsAreEqual(Reference reference) {
    List<Reference.Sentence> sentences = reference.sentences();
    List<int[]> sources = sentences.stream().map(Reference.Sentence::sourceIds).toList();
    try (GenerationEngine engine = Generating.open(reference.bundle(), Numerics.FP32)) {
      List<Hypothesis> greedy = Generating.together(engine, sources, reference.greedy());
      List<Hypothesis> beam = Generating.together(engine, sources, reference.beam4());
      for (int i = 0; i < sources.size(); i++) {
        Reference.Sentence sentence = sentences.get(i);
        assertThat(greedy.get(i).tokens()).as(sentence.source()).isEqualTo(sentence.greedy());
        assertThat(beam.get(i).tokens()).as(sentence.source()).isEqualTo(sentence.beam4());
        assertThat(beam.get(i).score()).isEqualTo(sentence.beam4Score(), within(1e-3f));
      }
      assertThat(Generating.openOnceQuiet(engine)).isZero();
    }
  }

  static Stream<Reference.Variant> variants() throws IOException {
    return references().stream().flatMap(reference -> reference.variants().stream());
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everySettingFindsTheIdsOfTheReference(Reference.Variant variant) {
    Reference reference = variant.reference();
    List<int[]> sources =
        reference.sentences().stream()
            .limit(variant.ids().size())
            .map(Reference.Sentence::sourceIds)
            .toList();
    try (GenerationEngine engine = Generating.open(reference.bundle(), Numerics.FP32)) {
      List<Hypothesis> found = Generating.together(engine, sources, variant.settings());
      for (int i = 0; i < sources.size(); i++) {
        assertThat(found.get(i).tokens()).as("sentence " + i).isEqualTo(variant.ids().get(i));
      }
    }
  }

  private static void assertClose(float[][] found, JsonNode weights) {
    for (int row = 0; row < found.length; row++) {
      for (int column = 0; column < found[row].length; column++) {
        assertThat(found[row][column])
            .isCloseTo((float) weights.path(row).path(column).asDouble(), within(2e-4f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void attentionIsThatOfTheReference(Reference reference) throws IOException {
    Path file = reference.bundle().folder().resolve("attention.json");
    try (GenerationEngine engine = Generating.open(reference.bundle(), Numerics.FP32)) {
      JsonNode recorded = new ObjectMapper().readTree(file.toFile());
      assertThat(recorded).hasSize(3);
      for (JsonNode one : recorded) {
        int[] source = reference.sentences().get(one.path("sentence").asInt()).sourceIds();
        GenerationRequest request = GenerationRequest.of(source, reference.greedy(), Lane.BULK);
        Hypothesis plain = engine.submit(request).join().get(0);
        Hypothesis aligned = engine.submit(request.withAlignment()).join().get(0);
        assertThat(plain.attention()).isEmpty();
        assertThat(aligned.tokens()).isEqualTo(plain.tokens());
        assertThat(aligned.attention()).hasDimensions(plain.tokens().length, source.length);
        JsonNode weights = one.path("weights");
        int told = plain.tokens().length - (reference.bundle().alignment().ofInput() ? 1 : 0);
        assertThat(aligned.attention()[plain.tokens().length - 1]).hasSize(source.length);
        assertClose(Arrays.copyOf(aligned.attention(), told), weights);
        assertClose(engine.attention(source, plain.tokens()), weights);
      }
    }
  }
}
