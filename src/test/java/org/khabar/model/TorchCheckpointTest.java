package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch wrote are read in both of its formats; whatever else comes is refused. */
class TorchCheckpointTest {
  private static final Path FOLDER = Path.of("src/test/resources/fixtures/torch");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"zip.bin", "legacy.bin"})
  void everyTensorHasTheValuesThatPythonSaved(String file) throws IOException {
    JsonNode expected = new ObjectMapper().readTree(FOLDER.resolve("tensors.json").toFile());
    try (Checkpoint checkpoint = Checkpoint.open(FOLDER.resolve(file))) {
      List<String> names = expected.propertyStream().map(Map.Entry::getKey).toList();
      assertThat(checkpoint.entries().keySet()).containsExactlyElementsOf(names);
      for (String name : names) {
        TensorEntry entry = Objects.requireNonNull(checkpoint.entries().get(name));
        JsonNode tensor = expected.path(name);
        assertThat(entry.type().name()).as(name).isEqualTo(tensor.path("type").asText());
        List<Double> values = new ArrayList<>();
        tensor.path("values").forEach(value -> values.add(value.asDouble()));
        assertThat(values(entry, checkpoint.read(name))).as(name).isEqualTo(values);
      }
    }
  }

  private static List<Double> values(TensorEntry entry, ByteBuffer bytes) {
    List<Double> values = new ArrayList<>();
    while (bytes.hasRemaining()) {
      values.add(
          switch (entry.type()) {
            case F32 -> (double) bytes.getFloat();
            case BF16 -> (double) Float.intBitsToFloat(bytes.getShort() << 16);
            case F16 -> half(bytes.getShort());
          });
    }
    return values;
  }

  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    double fraction = (bits & 0x3ff) / 1024.0;
    double size =
        exponent == 0
            ? Math.scalb(fraction, -14)
            : Math.scalb(1 + fraction, exponent - 15); // infinities are not in the fixtures
    return bits < 0 ? -size : size;
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights-zip.bin", "weights-legacy.bin"})
  void aWholeModelHasTheBytesOfItsSafetensors(String file) {
    Path index = Path.of("src/test/resources/fixtures/marian-spm", "model.safetensors.index.json");
    try (Checkpoint torch = Checkpoint.open(FOLDER.resolve(file));
        Checkpoint shards = Checkpoint.open(index)) {
      assertThat(torch.entries()).containsExactlyInAnyOrderEntriesOf(shards.entries());
      for (String name : shards.entries().keySet()) {
        assertThat(torch.read(name)).as(name).isEqualTo(shards.read(name));
      }
    }
  }

  /** Each call is one that an attacker would choose, or a checkpoint has no need of. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "posix.system",
        "builtins.eval",
        "torch.load",
        "java.lang.Runtime",
        "torch._utils._rebuild_device_tensor_from_numpy"
      })
  void aCallOfTheFilesChoosingIsRefusedByName(String function) throws IOException {
    int dot = function.lastIndexOf('.');
    String call = "c" + function.substring(0, dot) + "\n" + function.substring(dot + 1) + "\n";
    assertRefused(
        zip("m/data.pkl", pickle(call + "X\u0002\0\0\0ls\u0085R."), false),
        "it calls " + function + ", which is not allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'}.'              | ''",
        "'N.'              | it holds no dictionary of tensors",
        "'X'               | it ends in the middle",
        "'X\u0001\u0001\u0001\u007f' | it claims a text of 2130772225 bytes",
        "'R.'              | its operations do not fit together",
        "'NNs.'            | its operations do not fit together",
        "'}NNs.'           | it has a dictionary key that is neither text nor number",
        "'h\u0005.'        | it recalls what it never kept",
        "'t.'              | it closes what it never opened",
        "'i.'              | it holds operation 0x69",
        "'NQ.'             | it refers to something that is no storage"
      })
  void aDamagedPickleIsRefused(String operations, String why) throws IOException {
    byte[] file = zip("m/data.pkl", pickle(operations), false);
    if (why.isEmpty()) {
      try (Checkpoint checkpoint = Checkpoint.open(Files.write(file(), file))) {
        assertThat(checkpoint.entries()).isEmpty();
      }
    } else {
      assertRefused(file, why);
    }
  }

  @Test
  void aCompressedEntryIsRefusedUnread() throws IOException {
    assertRefused(
        zip("m/data.pkl", new byte[50_000_000], true), "its archive holds m/data.pkl compressed");
  }

  @Test
  void anArchiveOfAnotherKindIsRefused() throws IOException {
    assertRefused(zip("document.xml", new byte[9], false), "its archive has no data.pkl");
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    assertRefused(
        "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.US_ASCII),
        "it begins as neither of PyTorch's formats does");
    assertRefused(new byte[0], "it begins as neither of PyTorch's formats does");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip.bin", "legacy.bin"})
  void aFileCutShortAnywhereIsRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(FOLDER.resolve(name));
    for (int length = 0; length < whole.length; length += 7) {
      Path cut = Files.write(file(), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Checkpoint.open(cut).close())
          .as("%d bytes", length)
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith(cut + " is not a usable PyTorch file: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip.bin", "legacy.bin"})
  void aFileWithBytesChangedIsReadOrRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(FOLDER.resolve(name));
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      byte[] changed = whole.clone();
      for (int j = 0; j < 3; j++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(file(), changed);
      try (Checkpoint checkpoint = Checkpoint.open(file)) {
        for (TensorEntry entry : checkpoint.entries().values()) {
          assertThat((long) checkpoint.read(entry.name()).remaining()).isEqualTo(entry.bytes());
        }
      } catch (ModelException e) {
        assertThat(e).hasMessageContaining(file.toString());
      }
    }
  }

  @Test
  void aTensorThatClaimsFortyGigabytesIsRefused() throws IOException {
    String text = "X\u0001\0\0\0";
    String many = "\u008a\u0005\0\u00e4\u000bT\u0002"; // 10,000,000,000
    String storage =
        "(X\u0007\0\0\0storagectorch\nFloatStorage\n" + text + "0X\u0003\0\0\0cpu" + many + "tQ";
    String tensor =
        "ctorch._utils\n_rebuild_tensor_v2\n("
            + storage
            + "K\0"
            + many
            + "\u0085K\u0001\u0085\u0089NtR";
    assertRefused(
        zip("m/data.pkl", pickle("}" + text + "w" + tensor + "s."), false),
        "storage 0 claims 10000000000 elements of 4 bytes, but has none");
  }

  private void assertRefused(byte[] content, String why) throws IOException {
    Path path = Files.write(file(), content);
    assertThatThrownBy(() -> Checkpoint.open(path).close())
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(path + " is not a usable PyTorch file: " + why);
  }

  private Path file() {
    return folder.resolve("pytorch_model.bin");
  }

  private static byte[] pickle(String operations) {
    return ("\u0080\u0002" + operations).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] zip(String name, byte[] content, boolean compressed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(name);
      if (!compressed) {
        CRC32 check = new CRC32();
        check.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(check.getValue());
      }
      zip.putNextEntry(entry);
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}
