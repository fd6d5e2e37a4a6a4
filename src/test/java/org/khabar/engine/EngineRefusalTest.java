package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khabar.model.ModelBundle;
import org.khabar.model.ModelException;

/**
 * Models that cannot be trusted are refused with a sentence, when they are loaded or when they run.
 */
class EngineRefusalTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void copyTheFixture() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/fixtures/marian-joint"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private GenerationEngine open(Numerics numerics) {
    return Generating.open(ModelBundle.read(folder), numerics);
  }

  private void configure(String field, int value) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Path config = folder.resolve("config.json");
    ObjectNode json = (ObjectNode) mapper.readTree(config.toFile());
    mapper.writeValue(config.toFile(), json.put(field, value));
  }

  /** Makes the first element of a stored fp32 tensor not a number. */
  private void damage(String tensor) throws IOException {
    Path file = folder.resolve("model.safetensors");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int header = Math.toIntExact(bytes.getLong(0));
    JsonNode json =
        new ObjectMapper().readTree(new String(bytes.array(), 8, header, StandardCharsets.UTF_8));
    int offset = json.path(tensor).path("data_offsets").get(0).asInt();
    bytes.putFloat(8 + header + offset, Float.NaN);
    Files.write(file, bytes.array());
  }

  @Test
  void aMissingTensorIsNamed() throws IOException {
    configure("decoder_layers", 3);
    assertThatThrownBy(() -> open(Numerics.FP32))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("the checkpoint lacks decoder.layers.2.")
        .hasMessageContaining("more");
  }

  @Test
  void anUnknownTensorIsNamed() throws IOException {
    configure("decoder_layers", 1);
    assertThatThrownBy(() -> open(Numerics.FP32))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("config.json gives no place")
        .hasMessageContaining("model.decoder.layers.1.");
  }

  @Test
  void aTensorOfTheWrongShapeIsNamedWithBothShapes() throws IOException {
    configure("encoder_ffn_dim", 96);
    assertThatThrownBy(() -> open(Numerics.FP32))
        .isInstanceOf(ModelException.class)
        .hasMessageMatching(
            "tensor model\\.encoder\\.layers\\.\\d\\.fc\\d\\.(weight|bias) has shape"
                + " \\[.*64.*] where config\\.json asks for \\[.*96.*]");
  }

  @ParameterizedTest
  @EnumSource(Numerics.class)
  void weightsThatAreNotNumbersFailTheSentenceInEveryFormat(Numerics numerics) throws IOException {
    damage("model.encoder.layers.0.fc1.weight");
    assertSentenceFails(numerics);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.decoder.layers.1.final_layer_norm.bias",
        "model.decoder.layers.0.self_attn.k_proj.weight",
        "model.decoder.layers.1.encoder_attn.v_proj.bias",
        "final_logits_bias"
      })
  void oneDamagedNumberAnywhereIsNoticed(String tensor) throws IOException {
    damage(tensor);
    assertSentenceFails(Numerics.INT8);
  }

  private void assertSentenceFails(Numerics numerics) {
    try (GenerationEngine engine = open(numerics)) {
      int[] source = Reference.load("marian-joint").sentences().get(6).sourceIds();
      CompletableFuture<List<Hypothesis>> future =
          engine.submit(
              GenerationRequest.of(source, ModelBundle.read(folder).settings(), Lane.BULK));
      assertThatThrownBy(future::join)
          .hasCauseInstanceOf(GenerationException.NotANumber.class)
          .hasMessageContaining("not numbers");
    }
  }
}
