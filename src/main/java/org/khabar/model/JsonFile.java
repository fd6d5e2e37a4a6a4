package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the JSON files of a bundle, with errors that name the file. */
final class JsonFile {
  private JsonFile() {}

  /**
   * @throws ModelException if the file is missing or does not hold a JSON object
   */
  static JsonNode read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new ModelException(path + " is missing");
    }
    try {
      JsonNode root = new ObjectMapper().readTree(path.toFile());
      if (root == null || !root.isObject()) {
        throw new ModelException(path + " does not hold a JSON object");
      }
      return root;
    } catch (IOException e) {
      throw new ModelException(path + " cannot be read: " + e.getMessage(), e);
    }
  }
}
