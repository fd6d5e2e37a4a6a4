package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The small models that the tests translate with, and copies of them with something changed. */
public final class Fixtures {
  public static final Path MARIAN_JOINT = Path.of("src/test/resources/fixtures/marian-joint");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Fixtures() {}

  /** Copies a model's files into a folder. */
  public static Path copy(Path model, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(model)) {
      files = found.toList();
    }
    for (Path file : files) {
      Files.copy(file, folder.resolve(file.getFileName().toString()));
    }
    return folder;
  }

  /** Writes a JSON object with one field replaced, or taken out where the value is empty. */
  static Path withField(Path json, Path changed, String field, String value) throws IOException {
    ObjectNode root = (ObjectNode) JSON.readTree(json.toFile());
    if (value.isEmpty()) {
      root.remove(field);
    } else {
      root.set(field, JSON.readTree(value));
    }
    Files.writeString(changed, JSON.writeValueAsString(root));
    return changed;
  }

  /** Sources of the sentences whose translations by {@code marian-joint} are recorded. */
  public static List<String> sources(int count) throws IOException {
    JsonNode expected = JSON.readTree(MARIAN_JOINT.resolve("expected.json").toFile());
    return Stream.iterate(0, i -> i + 1)
        .map(i -> expected.path("sentences").path(i).path("source").asText())
        .filter(source -> !source.isBlank())
        .limit(count)
        .toList();
  }
}
