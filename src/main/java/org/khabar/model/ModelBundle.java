package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model folder: Hugging Face files and the {@code bundle.json} that describes and seals them.
 *
 * @param folder where it lies
 * @param name its name
 * @param task what it does, for example {@code translation}
 * @param licence its licence, as SPDX names it where it can
 * @param revision which version of it this is
 * @param hashes SHA-256 in lower-case hexadecimal by file name
 * @param golden sentences whose result is known
 * @param architecture what {@code config.json} says
 * @param settings generation defaults
 */
public record ModelBundle(
    Path folder,
    String name,
    String task,
    String licence,
    String revision,
    Map<String, String> hashes,
    List<GoldenSentence> golden,
    Architecture architecture,
    GenerationSettings settings) {

  public static final String DESCRIPTION = "bundle.json";

  public ModelBundle {
    hashes = Map.copyOf(hashes);
    golden = List.copyOf(golden);
  }

  /**
   * A source sentence with the greedy ids that the reference gives, end token included.
   *
   * @param source the sentence
   * @param ids target ids without the start token
   * @param text those ids as text
   */
  public record GoldenSentence(String source, List<Integer> ids, String text) {
    public GoldenSentence {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Reads a bundle's description and configuration; no weights, and no hashes yet. A checkpoint
   * without a description can be used too: it has no hashes and no golden sentences.
   *
   * @throws ModelException if something is missing or cannot be used
   */
  public static ModelBundle read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ModelException(folder + " is not a folder");
    }
    Path description = folder.resolve(DESCRIPTION);
    JsonNode json =
        Files.exists(description)
            ? JsonFile.read(description)
            : JsonNodeFactory.instance.objectNode();
    ConfigReader reader = new ConfigReader(description, json);
    Map<String, String> hashes = new TreeMap<>();
    json.path("files").properties().forEach(f -> hashes.put(f.getKey(), f.getValue().asText()));
    List<GoldenSentence> golden = new ArrayList<>();
    for (JsonNode sentence : json.path("golden")) {
      List<Integer> ids = new ArrayList<>();
      sentence.path("ids").forEach(id -> ids.add(id.asInt()));
      golden.add(
          new GoldenSentence(
              sentence.path("source").asText(), ids, sentence.path("text").asText()));
    }
    Architecture architecture = Architecture.read(folder.resolve("config.json"));
    return new ModelBundle(
        folder,
        reader.text("name", folder.getFileName().toString()),
        reader.text("task", "translation"),
        reader.text("licence", "not stated"),
        reader.text("revision", ""),
        hashes,
        golden,
        architecture,
        GenerationSettings.read(folder, architecture));
  }

  /**
   * Opens the weights: {@code model.safetensors}, or the shards that {@code
   * model.safetensors.index.json} names.
   *
   * @throws ModelException if there are none or they are damaged
   */
  public Checkpoint openCheckpoint() {
    Path whole = folder.resolve("model.safetensors");
    if (has(whole)) {
      return Checkpoint.open(whole);
    }
    Path index = folder.resolve("model.safetensors.index.json");
    if (has(index)) {
      return Checkpoint.open(index);
    }
    throw new ModelException(folder + " has neither model.safetensors nor an index of shards");
  }

  /**
   * Opens the tokeniser: SentencePiece models with {@code vocab.json} where they are, else {@code
   * tokenizer.json}.
   *
   * @throws ModelException if there is none or it is damaged
   */
  public Tokenizer openTokenizer() {
    if (has(folder.resolve("source.spm"))) {
      return SentencePieceTokenizer.open(folder, architecture);
    }
    Path json = folder.resolve("tokenizer.json");
    if (has(json)) {
      return JsonTokenizer.open(json);
    }
    throw new ModelException(folder + " has neither source.spm nor tokenizer.json");
  }

  /** Whether a file is there and, in a bundle that is sealed, is one of those described. */
  private boolean has(Path file) {
    return Files.isRegularFile(file)
        && (hashes.isEmpty() || hashes.containsKey(file.getFileName().toString()));
  }
}
