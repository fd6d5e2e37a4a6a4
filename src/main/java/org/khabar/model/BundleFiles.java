package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a bundle.
 *
 * @param folder where they lie
 * @param hashes SHA-256 by file name; empty if the bundle is not sealed
 */
record BundleFiles(Path folder, Map<String, String> hashes) {

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
   * Opens {@code model.safetensors}, or the shards that {@code model.safetensors.index.json} names.
   *
   * @throws ModelException if there are none or they are damaged
   */
  Checkpoint openCheckpoint() {
    for (String name : new String[] {"model.safetensors", "model.safetensors.index.json"}) {
      if (has(name)) {
        return Checkpoint.open(folder.resolve(name));
      }
    }
    throw new ModelException(folder + " has neither model.safetensors nor an index of shards");
  }
}
