package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardedCheckpointTest {
  private static final String FIRST = "model-00001-of-00002.safetensors";
  private static final String SECOND = "model-00002-of-00002.safetensors";

  @TempDir private Path folder = Path.of("");

  @Test
  void tensorsAreReadFromTheFileThatHoldsThem() throws IOException {
    SafetensorsBytes.single(folder.resolve(FIRST), "shared.weight");
    SafetensorsBytes.single(folder.resolve(SECOND), "fc1.bias");
    Path index = index("{'shared.weight':'" + FIRST + "','fc1.bias':'" + SECOND + "'}");
    try (Checkpoint checkpoint = Checkpoint.open(index)) {
      assertThat(checkpoint.entries()).containsOnlyKeys("shared.weight", "fc1.bias");
      assertThat(checkpoint.read("fc1.bias").getFloat()).isEqualTo(1f);
      assertThatThrownBy(() -> checkpoint.read("fc2.bias"))
          .isInstanceOf(ModelException.class)
          .hasMessage("no shard has a tensor fc2.bias");
    }
  }

  @Test
  void aMissingShardIsNamed() throws IOException {
    SafetensorsBytes.single(folder.resolve(FIRST), "shared.weight");
    assertRefused(
        "{'shared.weight':'" + FIRST + "','fc1.bias':'" + SECOND + "'}",
        folder.resolve(SECOND) + " is missing");
  }

  @Test
  void aTensorThatItsShardLacksIsNamed() throws IOException {
    SafetensorsBytes.single(folder.resolve(FIRST), "shared.weight");
    assertRefused(
        "{'shared.weight':'" + FIRST + "','fc1.bias':'" + FIRST + "'}",
        "places tensor fc1.bias in a file that lacks it");
  }

  @Test
  void aTensorInAnotherShardThanTheIndexSaysIsNamed() throws IOException {
    SafetensorsBytes.single(folder.resolve(FIRST), "shared.weight");
    SafetensorsBytes.single(folder.resolve(SECOND), "fc1.bias");
    assertRefused(
        "{'shared.weight':'" + SECOND + "','fc1.bias':'" + FIRST + "'}",
        FIRST
            + " holds tensor shared.weight, which model.safetensors.index.json does not place"
            + " there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.safetensors", "/etc/passwd", "a/b.safetensors", "..", ""})
  void aShardOutsideTheFolderIsNotOpened(String name) throws IOException {
    assertRefused(
        "{'fc1.bias':'" + name + "'}", "names what is no weights file beside it: " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "'" + FIRST + "'"})
  void anIndexThatPlacesNothingIsRefused(String map) throws IOException {
    assertRefused(map, "model.safetensors.index.json has no weight_map");
  }

  @Test
  void aDamagedShardIsNamed() throws IOException {
    Files.writeString(folder.resolve(FIRST), "<html>404 Not Found</html>");
    assertRefused(
        "{'fc1.bias':'" + FIRST + "'}",
        folder.resolve(FIRST) + " is not a usable safetensors file");
  }

  private Path index(String map) throws IOException {
    String json = "{'metadata':{'total_size':8},'weight_map':" + map + "}";
    return Files.writeString(
        folder.resolve("model.safetensors.index.json"), json.replace('\'', '"'));
  }

  private void assertRefused(String map, String message) throws IOException {
    Path index = index(map);
    assertThatThrownBy(() -> Checkpoint.open(index))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(message);
  }
}
