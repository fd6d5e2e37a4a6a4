package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;

/** Whatever a file holds, it is read as it says or refused with a sentence. */
class HostileSafetensorsTest {
  private final Path path;

  HostileSafetensorsTest() throws IOException {
    path = Files.createTempFile("khabar", ".safetensors");
  }

  @AfterProperty
  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  @Property(tries = 200)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 64) byte[] file) throws IOException {
    assertReadOrRefused(file);
  }

  @Property(tries = 200)
  void anyBytesAfterAPlausibleLengthAreReadOrRefused(@ForAll @Size(max = 64) byte[] header)
      throws IOException {
    byte[] file = Arrays.copyOf(new byte[] {(byte) header.length}, 8 + header.length);
    System.arraycopy(header, 0, file, 8, header.length);
    assertReadOrRefused(file);
  }

  @Property(tries = 1000)
  void aSoundFileWithSomeBytesChangedIsReadOrRefused(@ForAll Random random) throws IOException {
    byte[] file = SafetensorsBytes.SOUND.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      file[random.nextInt(file.length)] = (byte) random.nextInt(256);
    }
    assertReadOrRefused(random.nextInt(4) == 0 ? cut(file, random) : file);
  }

  @Property(tries = 1000)
  void aTensorOfAnyDescriptionIsReadOrRefused(
      @ForAll("json") String type, @ForAll("json") String shape, @ForAll("json") String offsets)
      throws IOException {
    String header =
        "{\"w\":{\"dtype\":%s,\"shape\":%s,\"data_offsets\":%s}}".formatted(type, shape, offsets);
    assertReadOrRefused(SafetensorsBytes.file(header, 0, 0, 0x80, 0x3f));
  }

  @Provide
  Arbitrary<String> json() {
    return Arbitraries.of(
        "\"F32\"",
        "null",
        "true",
        "4",
        "1e400",
        "[]",
        "[1]",
        "[0, 4]",
        "[4, 0]",
        "[[0, 4]]",
        "[\"0\", \"4\"]",
        "[0.0, 4.0]",
        "[-1, 9223372036854775807]",
        "[0, 18446744073709551620]",
        "{\"begin\": 0, \"end\": 4}");
  }

  private static byte[] cut(byte[] file, Random random) {
    return Arrays.copyOf(file, random.nextInt(file.length));
  }

  /** Anything but a {@link ModelException} fails the property. */
  private void assertReadOrRefused(byte[] file) throws IOException {
    Files.write(path, file);
    try (Checkpoint checkpoint = SafetensorsFile.open(path)) {
      for (TensorEntry entry : checkpoint.entries().values()) {
        assertThat((long) checkpoint.read(entry.name()).remaining()).isEqualTo(entry.bytes());
      }
    } catch (ModelException e) {
      assertThat(e).hasMessageContaining(path.toString());
    }
  }
}
