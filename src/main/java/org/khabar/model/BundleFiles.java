package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a bundle.
 *
 * @param folder where they lie
 * @param hashes SHA-256 by file name; empty if the bundle is not sealed
 */
record BundleFiles(Path folder, Map<String, String> hashes) {

  /** The files that hold weights or name those that do; the first that is there is taken. */
  static final List<String> WEIGHTS =
      List.of(
          "model.safetensors",
          "model.safetensors.index.json",
          "pytorch_model.bin",
          "pytorch_model.bin.index.json");

  /**
   * Reads {@code bundle.json}; an empty object if there is none.
   *
   * @throws ModelException if the folder is none, or the description cannot be read
   */
  static JsonNode description(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ModelException(folder + " is not a folder");
    }
    Path description = folder.resolve(ModelBundle.DESCRIPTION);
    return Files.exists(description)
        ? JsonFile.read(description)
        : JsonNodeFactory.instance.objectNode();
  }

  /** The files that a description names. */
  static BundleFiles of(Path folder, JsonNode description) {
    Map<String, String> hashes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> file : description.path("files").properties()) {
      hashes.put(file.getKey(), file.getValue().asText());
    }
    return new BundleFiles(folder, hashes);
  }

  /** Whether a file is there and, in a bundle that is sealed, is one of those described. */
  boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name))
        && (hashes.isEmpty() || hashes.containsKey(name));
  }

  /**
   * Opens {@code model.safetensors} or {@code pytorch_model.bin}, or the shards that the index of
   * either names.
   *
   * @throws ModelException if there are none or they are damaged
   */
  Checkpoint openCheckpoint() {
    for (String name : WEIGHTS) {
      if (has(name)) {
        return Checkpoint.open(folder.resolve(name));
      }
    }
    throw new ModelException(
        folder + " has neither model.safetensors nor pytorch_model.bin nor an index of either");
  }
}
