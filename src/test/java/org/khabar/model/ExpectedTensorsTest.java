package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedTensorsTest {
  private static final Path CONFIG = Fixtures.MARIAN_JOINT.resolve("config.json");
  private static final String FC1 = "model.decoder.layers.1.fc1.weight";

  private final Map<String, TensorEntry> entries = stored();

  private static Map<String, TensorEntry> stored() {
    try (Checkpoint checkpoint =
        Checkpoint.open(Fixtures.MARIAN_JOINT.resolve("model.safetensors"))) {
      return new LinkedHashMap<>(checkpoint.entries());
    }
  }

  @Test
  void everyTensorOfASoundCheckpointIsTakenUnderItsShortName() {
    Map<String, TensorEntry> taken = match();
    assertThat(taken).hasSameSizeAs(entries);
    assertThat(taken.get("decoder.layers.1.fc1.weight")).isEqualTo(entries.get(FC1));
    assertThat(taken).containsKeys("shared.weight", "final_logits_bias");
  }

  @Test
  void aMissingTensorIsNamed() {
    entries.remove(FC1);
    assertRefused("the checkpoint lacks decoder.layers.1.fc1.weight");
  }

  @Test
  void aMissingLayerIsNotListedWithoutEnd() {
    entries.keySet().removeIf(name -> name.contains("encoder.layers.1."));
    assertRefused(
        "the checkpoint lacks encoder.layers.1.fc1.bias, encoder.layers.1.fc1.weight,"
            + " encoder.layers.1.fc2.bias, encoder.layers.1.fc2.weight,"
            + " encoder.layers.1.final_layer_norm.bias and 11 more");
  }

  @Test
  void aTensorThatHasNoPlaceIsNamed() {
    add("model.encoder.layers.2.fc1.bias", 64);
    assertRefused(
        "the checkpoint holds tensors that its config.json gives no place:"
            + " model.encoder.layers.2.fc1.bias");
  }

  @Test
  void aTensorOfAnotherShapeIsNamedWithBothShapes() {
    add(FC1, 32, 64);
    assertRefused("tensor " + FC1 + " has shape [32, 64] where config.json asks for [64, 32]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.encoder.embed_tokens.weight",
        "model.decoder.embed_tokens.weight",
        "lm_head.weight"
      })
  void aStoredCopyOfTheSharedEmbeddingIsPassedOver(String name) {
    add(name, 576, 32);
    assertThat(match()).hasSize(entries.size() - 1).containsKey("shared.weight");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.encoder.embed_tokens.weight",
        "model.decoder.embed_tokens.weight",
        "lm_head.weight"
      })
  void theSharedEmbeddingMayBeStoredUnderTheNameOfAnyUse(String name) {
    entries.remove("model.shared.weight");
    add(name, 576, 32);
    assertThat(match().get("shared.weight")).isEqualTo(entries.get(name));
  }

  @Test
  void aCheckpointWithoutAnyEmbeddingIsRefused() {
    entries.remove("model.shared.weight");
    assertRefused("the checkpoint lacks shared.weight");
  }

  @Test
  void storedSinusoidsArePassedOver() {
    add("model.encoder.embed_positions.weight", 64, 32);
    add("model.decoder.embed_positions.weight", 64, 32);
    assertThat(match()).hasSize(entries.size() - 2).doesNotContainKey("encoder.embed_positions");
  }

  @Test
  void storedSinusoidsOfAnotherLengthAreRefused() {
    add("model.encoder.embed_positions.weight", 66, 32);
    assertRefused(
        "tensor model.encoder.embed_positions.weight has shape [66, 32] where config.json asks"
            + " for [64, 32]");
  }

  @Test
  void separateEmbeddingsMustBothBeStored(@TempDir Path folder) throws IOException {
    Architecture architecture = with(folder, "share_encoder_decoder_embeddings", "false");
    entries.remove("model.shared.weight");
    add("model.encoder.embed_tokens.weight", 576, 32);
    assertThatThrownBy(() -> new ExpectedTensors(architecture).match(entries))
        .isInstanceOf(ModelException.class)
        .hasMessage("the checkpoint lacks decoder.embed_tokens.weight");
  }

  @Test
  void anOutputLayerOfItsOwnMustBeStored(@TempDir Path folder) throws IOException {
    Architecture architecture = with(folder, "tie_word_embeddings", "false");
    assertThatThrownBy(() -> new ExpectedTensors(architecture).match(entries))
        .isInstanceOf(ModelException.class)
        .hasMessage("the checkpoint lacks lm_head.weight");
  }

  @Test
  void bartNeedsTwoPositionsMoreThanItCanUse(@TempDir Path folder) throws IOException {
    Architecture bart = with(folder, "model_type", "\"bart\"");
    for (String side : List.of("encoder", "decoder")) {
      add("model." + side + ".embed_positions.weight", 66, 32);
      add("model." + side + ".layernorm_embedding.weight", 32);
      add("model." + side + ".layernorm_embedding.bias", 32);
    }
    assertThat(new ExpectedTensors(bart).match(entries))
        .hasSameSizeAs(entries)
        .containsKey("encoder.embed_positions.weight");

    add("model.decoder.embed_positions.weight", 64, 32);
    assertThatThrownBy(() -> new ExpectedTensors(bart).match(entries))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model.decoder.embed_positions.weight has shape [64, 32]")
        .hasMessageContaining("asks for [66, 32]");
  }

  private static Architecture with(Path folder, String field, String value) throws IOException {
    return Architecture.read(
        Fixtures.withField(CONFIG, folder.resolve("config.json"), field, value));
  }

  private void add(String name, long... shape) {
    List<Long> sizes = Arrays.stream(shape).boxed().toList();
    entries.put(name, new TensorEntry(name, TensorType.F32, sizes));
  }

  private Map<String, TensorEntry> match() {
    return new ExpectedTensors(Architecture.read(CONFIG)).match(entries);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(this::match).isInstanceOf(ModelException.class).hasMessage(message);
  }
}
