package org.khabar.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Safetensors files, byte by byte. */
final class SafetensorsBytes {
  /** One tensor of each type. */
  static final byte[] SOUND =
      file(
          """
          {"__metadata__":{"format":"pt"},
           "shared.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},
           "fc1.bias":{"dtype":"F16","shape":[2],"data_offsets":[8,12]},
           "fc2.bias":{"dtype":"BF16","shape":[],"data_offsets":[12,14]}}""",
          0,
          0,
          0x80,
          0x3f,
          0,
          0,
          0,
          0xc0,
          0x00,
          0x3c,
          0x00,
          0xb8,
          0xc0,
          0x3f);

  private SafetensorsBytes() {}

  /** A file whose header has the length that it claims. */
  static byte[] file(String header, int... tensors) {
    return claiming(header.getBytes(StandardCharsets.UTF_8).length, header, tensors);
  }

  /** A file that claims a header of some length. */
  static byte[] claiming(long length, String header, int... tensors) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + tensors.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(length).put(text);
    for (int value : tensors) {
      bytes.put((byte) value);
    }
    return bytes.array();
  }

  /** A file with one tensor of one F32 element. */
  static Path single(Path file, String tensor) throws IOException {
    String header = "{\"%s\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
    return Files.write(file, file(header.formatted(tensor), 0, 0, 0x80, 0x3f));
  }
}
