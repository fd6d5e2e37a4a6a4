package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of a sentence encoder: Hugging Face files and the {@code bundle.json} that describes
 * and seals them.
 *
 * @param folder where it lies
 * @param name its name
 * @param licence its licence, as SPDX names it where it can
 * @param revision which version of it this is
 * @param hashes SHA-256 in lower-case hexadecimal by file name
 * @param architecture what {@code config.json} says
 */
public record EncoderBundle(
    Path folder,
    String name,
    String licence,
    String revision,
    Map<String, String> hashes,
    EncoderArchitecture architecture) {

  private static final String TASK = "sentence-vectors";

  public EncoderBundle {
    hashes = Map.copyOf(hashes);
  }

  /**
   * Reads a bundle's description and configuration; no weights, and no hashes yet. A checkpoint
   * without a description can be used too: it has no hashes.
   *
   * @throws ModelException if something is missing or cannot be used
   */
  public static EncoderBundle read(Path folder) {
    JsonNode json = BundleFiles.description(folder);
    ConfigReader reader = new ConfigReader(folder.resolve(ModelBundle.DESCRIPTION), json);
    String task = reader.text("task", TASK);
    if (!task.equals(TASK)) {
      throw reader.refused("is for the task '" + task + "', not '" + TASK + "'");
    }
    return new EncoderBundle(
        folder,
        reader.text("name", String.valueOf(folder.getFileName())),
        reader.text("licence", "not stated"),
        reader.text("revision", ""),
        BundleFiles.of(folder, json).hashes(),
        EncoderArchitecture.read(folder));
  }

  /**
   * Opens the weights, which {@code model.safetensors} or its shards hold.
   *
   * @throws ModelException if there are none or they are damaged
   */
  public Checkpoint openCheckpoint() {
    return files().openCheckpoint();
  }

  /**
   * Opens {@code tokenizer.json}.
   *
   * @throws ModelException if it is missing or damaged
   */
  public Tokenizer openTokenizer() {
    if (!files().has("tokenizer.json")) {
      throw new ModelException(folder + " has no tokenizer.json");
    }
    return new SharedTokenizer(JsonTokenizer.open(folder.resolve("tokenizer.json")));
  }

  private BundleFiles files() {
    return new BundleFiles(folder, hashes);
  }
}
