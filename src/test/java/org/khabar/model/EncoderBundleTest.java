package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderBundleTest {
  private static final Path MINILM = Path.of("models/minilm");

  @TempDir private Path folder = Path.of("");

  @Test
  void theEmbeddedEncoderIsWhatItsDescriptionSays() {
    EncoderBundle bundle = EncoderBundle.read(MINILM);
    BundleSeal.verify(bundle);
    assertThat(bundle.name()).isEqualTo("all-MiniLM-L6-v2");
    assertThat(bundle.licence()).isEqualTo("Apache-2.0");
    assertThat(bundle.architecture())
        .isEqualTo(new EncoderArchitecture(384, 6, 12, 1536, 512, 2, 30522, 0, 256));
  }

  @Test
  void itsTokeniserNeitherPadsNorCuts() {
    try (Tokenizer tokenizer = EncoderBundle.read(MINILM).openTokenizer()) {
      assertThat(tokenizer.encodeSource("Yes.")).containsExactly(101, 2748, 1012, 102);
      assertThat(tokenizer.encodeSource("yes ".repeat(300))).hasSize(302);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "model_type, '\"roberta\"', model_type 'roberta'",
    "hidden_act, '\"relu\"', activation 'relu'",
    "position_embedding_type, '\"relative_key\"', relative_key positions",
    "layer_norm_eps, 1e-5, layer_norm_eps",
    "num_attention_heads, 7, width of 384 into 7 heads",
    "num_hidden_layers, 0, num_hidden_layers",
    "hidden_size, '', hidden_size",
    "pad_token_id, 30522, pad_token_id"
  })
  void anEncoderThatTheEngineDoesNotComputeIsRefusedByTheFieldAtFault(
      String field, String value, String message) throws IOException {
    Fixtures.withField(MINILM.resolve("config.json"), folder.resolve("config.json"), field, value);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> EncoderBundle.read(folder))
        .withMessageContaining("config.json")
        .withMessageContaining(message);
  }

  @Test
  void withoutAWordOnSentencesTheyMayBeAsLongAsThePositions() throws IOException {
    Files.copy(MINILM.resolve("config.json"), folder.resolve("config.json"));
    assertThat(EncoderBundle.read(folder).architecture().maxTokens()).isEqualTo(512);
  }

  @Test
  void sentencesLongerThanThePositionsAreRefused() throws IOException {
    Files.copy(MINILM.resolve("config.json"), folder.resolve("config.json"));
    Files.writeString(folder.resolve("sentence_bert_config.json"), "{\"max_seq_length\": 513}");
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> EncoderBundle.read(folder))
        .withMessageContaining("max_seq_length of 513");
  }

  @Test
  void aTranslationModelIsNoSentenceEncoder() {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> EncoderBundle.read(Fixtures.MARIAN_JOINT))
        .withMessageContaining("translation");
  }

  @Test
  void aCheckpointMustHoldEveryTensorAndMayHoldAPoolingLayer() {
    EncoderBundle bundle = EncoderBundle.read(MINILM);
    EncoderTensors expected = new EncoderTensors(bundle.architecture());
    try (Checkpoint checkpoint = bundle.openCheckpoint()) {
      Map<String, TensorEntry> entries = new LinkedHashMap<>();
      for (TensorEntry entry : checkpoint.entries().values()) {
        String name = "bert." + entry.name();
        entries.put(name, new TensorEntry(name, entry.type(), entry.shape()));
      }
      String pooler = "bert.pooler.dense.bias";
      entries.put(pooler, new TensorEntry(pooler, TensorType.F32, List.of(384L)));
      assertThat(expected.match(entries)).hasSize(101).doesNotContainKey("pooler.dense.bias");

      entries.remove("bert.encoder.layer.3.attention.self.key.weight");
      assertThatExceptionOfType(ModelException.class)
          .isThrownBy(() -> expected.match(entries))
          .withMessageContaining("lacks encoder.layer.3.attention.self.key.weight");
    }
  }
}
