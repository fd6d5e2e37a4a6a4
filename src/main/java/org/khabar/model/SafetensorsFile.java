package org.khabar.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One file in the safetensors format: eight bytes of header length, a JSON header, then the
 * tensors. The file is mapped, not read: the heap holds only the header.
 *
 * <p>Every offset is checked against the file before use, so that a header that lies is refused
 * with a sentence and reads nothing.
 *
 * @see <a href="https://github.com/huggingface/safetensors">the format</a>
 */
final class SafetensorsFile implements Checkpoint {
  private static final int LENGTH_BYTES = 8;

  /** The limit that the format's own library sets. */
  private static final long MAX_HEADER_BYTES = 100_000_000;

  private final MappedFile file;
  private final Map<String, TensorEntry> entries = new LinkedHashMap<>();
  private final Map<String, Long> offsets = new LinkedHashMap<>();

  private SafetensorsFile(MappedFile file) {
    this.file = file;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws ModelException if the file is not readable, not safetensors, or contradicts itself
   */
  static SafetensorsFile open(Path path) {
    return MappedFile.open(
        path,
        mapped -> {
          SafetensorsFile file = new SafetensorsFile(mapped);
          file.readHeader();
          return file;
        });
  }

  private void readHeader() throws IOException {
    long size = file.channel().size();
    if (size < LENGTH_BYTES) {
      throw refused("it has only " + size + " bytes");
    }
    long length = file.map(0, LENGTH_BYTES).getLong();
    if (length < 2 || length > MAX_HEADER_BYTES || length > size - LENGTH_BYTES) {
      throw refused("its header claims " + Long.toUnsignedString(length) + " bytes of " + size);
    }
    long start = LENGTH_BYTES + length;
    String header = StandardCharsets.UTF_8.decode(file.map(LENGTH_BYTES, length)).toString();
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(header);
    } catch (JsonProcessingException e) {
      throw refused("its header is not JSON: " + e.getOriginalMessage());
    }
    if (!root.isObject()) {
      throw refused("its header is not a JSON object");
    }
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!field.getKey().equals("__metadata__")) {
        addEntry(field.getKey(), field.getValue(), start, size);
      }
    }
  }

  private void addEntry(String name, JsonNode node, long start, long size) {
    TensorEntry entry = new TensorEntry(name, type(name, node), shape(name, node));
    JsonNode range = node.path("data_offsets");
    if (range.size() != 2 || !isWhole(range.path(0)) || !isWhole(range.path(1))) {
      throw refused("tensor " + name + " has no pair of data_offsets");
    }
    long begin = range.get(0).asLong();
    long end = range.get(1).asLong();
    if (begin < 0 || end < begin || end > size - start) {
      throw refused(
          "tensor " + name + " claims bytes " + begin + " to " + end + " of " + (size - start));
    }
    long bytes;
    try {
      bytes = entry.bytes();
    } catch (ArithmeticException e) {
      throw refused("tensor " + name + " claims an impossible shape " + entry.shape());
    }
    if (bytes != end - begin) {
      throw refused(
          "tensor %s of shape %s needs %d bytes but has %d"
              .formatted(name, entry.shape(), bytes, end - begin));
    }
    entries.put(name, entry);
    offsets.put(name, start + begin);
  }

  private TensorType type(String name, JsonNode node) {
    String type = node.path("dtype").asText();
    try {
      return TensorType.valueOf(type);
    } catch (IllegalArgumentException e) {
      throw refused("tensor " + name + " has type '" + type + "'; F32, F16 and BF16 can be used");
    }
  }

  private List<Long> shape(String name, JsonNode node) {
    JsonNode sizes = node.path("shape");
    if (!sizes.isArray()) {
      throw refused("tensor " + name + " has no shape");
    }
    List<Long> shape = new ArrayList<>();
    for (JsonNode size : sizes) {
      if (!isWhole(size) || size.asLong() < 0) {
        throw refused("tensor " + name + " has a shape that is not of whole numbers");
      }
      shape.add(size.asLong());
    }
    return shape;
  }

  private static boolean isWhole(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToLong();
  }

  private ModelException refused(String why) {
    return new ModelException(file.path() + " is not a usable safetensors file: " + why);
  }

  @Override
  public Map<String, TensorEntry> entries() {
    return Collections.unmodifiableMap(entries);
  }

  @Override
  public ByteBuffer read(String name) {
    TensorEntry entry = entries.get(name);
    Long offset = offsets.get(name);
    if (entry == null || offset == null) {
      throw new ModelException(file.path() + " has no tensor " + name);
    }
    return file.map(offset, entry.bytes());
  }

  @Override
  public void close() {
    file.close();
  }
}
