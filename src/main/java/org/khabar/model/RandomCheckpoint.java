package org.khabar.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a checkpoint of random weights, for measuring what a size costs. */
public final class RandomCheckpoint {
  private static final int BLOCK = 1 << 20;
  private static final short ONE = 0x3c00;

  private RandomCheckpoint() {}

  /**
   * Writes a safetensors file in fp16: norms of one, everything else small and of either sign.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, Architecture architecture) throws IOException {
    Map<String, List<Long>> tensors = new ExpectedTensors(architecture).required();
    ObjectNode header = new ObjectMapper().createObjectNode();
    long at = 0;
    for (Map.Entry<String, List<Long>> tensor : tensors.entrySet()) {
      long bytes = bytes(tensor.getValue());
      ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", "F16");
      tensor.getValue().forEach(entry.putArray("shape")::add);
      entry.putArray("data_offsets").add(at).add(at + bytes);
      at += bytes;
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    byte[] noise = block(false);
    byte[] ones = block(true);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.write(length.putLong(text.length).array());
      out.write(text);
      for (Map.Entry<String, List<Long>> tensor : tensors.entrySet()) {
        byte[] from = tensor.getKey().contains("norm") ? ones : noise;
        for (long left = bytes(tensor.getValue()); left > 0; left -= from.length) {
          out.write(from, 0, (int) Math.min(left, from.length));
        }
      }
    }
  }

  private static long bytes(List<Long> shape) {
    return 2 * shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Values of magnitude 2^-7 to 2^-5, or ones. */
  private static byte[] block(boolean ones) {
    Random random = new Random(1);
    ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    while (block.hasRemaining()) {
      int sign = random.nextInt(2) << 15;
      block.putShort(ones ? ONE : (short) (sign | (0x2000 + random.nextInt(0x800))));
    }
    return block.array();
  }
}
