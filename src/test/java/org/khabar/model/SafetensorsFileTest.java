package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {

  @Test
  void tensorsOfEachTypeAreReadInPlace(@TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve("model.safetensors"), SafetensorsBytes.SOUND);
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThat(checkpoint.entries().values())
          .containsExactly(
              new TensorEntry("shared.weight", TensorType.F32, List.of(1L, 2L)),
              new TensorEntry("fc1.bias", TensorType.F16, List.of(2L)),
              new TensorEntry("fc2.bias", TensorType.BF16, List.of()));
      float[] shared = new float[2];
      checkpoint.read("shared.weight").asFloatBuffer().get(shared);
      assertThat(shared).containsExactly(1f, -2f);
      short[] halves = new short[2];
      checkpoint.read("fc1.bias").asShortBuffer().get(halves);
      assertThat(halves).containsExactly((short) 0x3c00, (short) 0xb800); // 1 and -0.5
      assertThat(checkpoint.read("fc2.bias").getShort()).isEqualTo((short) 0x3fc0); // 1.5
      assertThat(checkpoint.read("fc2.bias").remaining()).isEqualTo(2);
    }
  }

  @Test
  void aTensorOfNoElementsIsReadAsNoBytes(@TempDir Path folder) throws IOException {
    byte[] file =
        SafetensorsBytes.file(
            "{\"empty\":{\"dtype\":\"F32\",\"shape\":[0,512],\"data_offsets\":[0,0]}}");
    Path path = Files.write(folder.resolve("model.safetensors"), file);
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThat(checkpoint.read("empty").remaining()).isZero();
    }
  }

  @Test
  void aTensorThatIsNotThereIsNamed(@TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve("model.safetensors"), SafetensorsBytes.SOUND);
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      assertThatThrownBy(() -> checkpoint.read("lm_head.weight"))
          .isInstanceOf(ModelException.class)
          .hasMessage(path + " has no tensor lm_head.weight");
    }
  }

  @Test
  void aMissingFileIsSaidToBeMissing(@TempDir Path folder) {
    Path path = folder.resolve("model.safetensors");
    assertThatThrownBy(() -> Checkpoint.open(path))
        .isInstanceOf(ModelException.class)
        .hasMessage(path + " is missing");
  }

  @Test
  void aFolderIsNoFile(@TempDir Path folder) {
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7})
  void aFileTooShortForALengthIsRefused(int size, @TempDir Path folder) throws IOException {
    assertRefused(folder, new byte[size], "it has only " + size + " bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3 bytes of 10", // one byte more than there is
    "10737418240, 10737418240 bytes of 10", // 10 GiB
    "9223372036854775807, 9223372036854775807 bytes of 10",
    "-1, 18446744073709551615 bytes of 10", // the length is unsigned
    "1, 1 bytes of 10"
  })
  void aHeaderLengthThatCannotBeIsRefused(long length, String message, @TempDir Path folder)
      throws IOException {
    assertRefused(folder, SafetensorsBytes.claiming(length, "{}"), "its header claims " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | its header is not JSON",
        "{\"w\": | its header is not JSON",
        "[1, 2]   | its header is not a JSON object",
        "'    '   | its header is not a JSON object",
        "null     | its header is not a JSON object"
      })
  void aHeaderThatIsNoJsonObjectIsRefused(String header, String message, @TempDir Path folder)
      throws IOException {
    assertRefused(folder, SafetensorsBytes.file(header), message);
  }

  @Test
  void aHeaderNestedWithoutEndIsRefused(@TempDir Path folder) throws IOException {
    assertRefused(folder, SafetensorsBytes.file("[".repeat(1 << 20)), "its header is not JSON");
  }

  /** The file holds eight bytes of tensors. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'F32' | [4]          | [0, 16]     | tensor w claims bytes 0 to 16 of 8",
        "'F32' | [2]          | [1, 9]      | tensor w claims bytes 1 to 9 of 8",
        "'F32' | [2]          | [8, 0]      | tensor w claims bytes 8 to 0 of 8",
        "'F32' | [2]          | [-8, 0]     | tensor w claims bytes -8 to 0 of 8",
        "'F32' | [3]          | [0, 8]      | tensor w of shape [3] needs 12 bytes but has 8",
        "'F16' | [2]          | [0, 8]      | tensor w of shape [2] needs 4 bytes but has 8",
        "'F32' | [4294967296, 4294967296] | [0, 8] | tensor w claims an impossible shape",
        "'F32' | [2305843009213693952]    | [0, 8] | tensor w claims an impossible shape",
        "'F32' | [-2]         | [0, 8]      | tensor w has a shape that is not of whole numbers",
        "'F32' | [2.0]        | [0, 8]      | tensor w has a shape that is not of whole numbers",
        "'F32' | [18446744073709551618] | [0, 8] | tensor w has a shape that is not of whole",
        "'F32' | null         | [0, 8]      | tensor w has no shape",
        "'F32' | 2            | [0, 8]      | tensor w has no shape",
        "'F32' | [2]          | null        | tensor w has no pair of data_offsets",
        "'F32' | [2]          | [0]         | tensor w has no pair of data_offsets",
        "'F32' | [2]          | [0, 4, 8]   | tensor w has no pair of data_offsets",
        "'F32' | [2]          | ['0', '8']  | tensor w has no pair of data_offsets",
        "'F32' | [2]          | {'a':0,'b':8} | tensor w has no pair of data_offsets",
        "'F32' | [2] | [0, 18446744073709551624] | tensor w has no pair of data_offsets",
        "'I64' | [1]          | [0, 8]      | tensor w has type 'I64'; F32, F16 and BF16 can be",
        "null  | [2]          | [0, 8]      | tensor w has type 'null'; F32, F16 and BF16 can be"
      },
      quoteCharacter = '`')
  void aTensorThatContradictsTheFileIsNamed(
      String type, String shape, String offsets, String message, @TempDir Path folder)
      throws IOException {
    String header =
        "{'w':{'dtype':%s,'shape':%s,'data_offsets':%s}}".formatted(type, shape, offsets);
    byte[] file = SafetensorsBytes.file(header.replace('\'', '"'), 0, 0, 0, 0, 0, 0, 0, 0);
    assertRefused(folder, file, message);
  }

  @Test
  void aTensorWithoutAShapeIsNamed(@TempDir Path folder) throws IOException {
    byte[] file =
        SafetensorsBytes.file("{\"fc1.bias\":{\"dtype\":\"F32\",\"data_offsets\":[0,0]}}");
    assertRefused(folder, file, "tensor fc1.bias has no shape");
  }

  @Test
  void aDownloadThatBrokeOffIsRefused(@TempDir Path folder) throws IOException {
    byte[] file = SafetensorsBytes.SOUND;
    assertRefused(
        folder,
        Arrays.copyOf(file, file.length - 1),
        "tensor fc2.bias claims bytes 12 to 14 of 13");
  }

  private static void assertRefused(Path folder, byte[] file, String message) throws IOException {
    Path path = Files.write(folder.resolve("model.safetensors"), file);
    assertThatThrownBy(() -> SafetensorsFile.open(path))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(path + " is not a usable safetensors file: ")
        .hasMessageContaining(message);
  }
}
