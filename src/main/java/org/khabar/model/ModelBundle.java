package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param confidence what its scores mean, where that was measured
 * @param alignment where its word alignment is to be read
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
    Optional<ConfidenceBounds> confidence,
    AlignmentHeads alignment,
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
    JsonNode json = BundleFiles.description(folder);
    ConfigReader reader = new ConfigReader(folder.resolve(DESCRIPTION), json);
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
        BundleFiles.of(folder, json).hashes(),
        golden,
        confidence(folder, json.path("confidence")),
        alignment(folder, json.path("alignment"), architecture),
        architecture,
        GenerationSettings.read(folder, architecture));
  }

  /** The same model with its word alignment read elsewhere. */
  public ModelBundle withAlignment(AlignmentHeads heads) {
    return new ModelBundle(
        folder,
        name,
        task,
        licence,
        revision,
        hashes,
        golden,
        confidence,
        heads,
        architecture,
        settings);
  }

  private static AlignmentHeads alignment(Path folder, JsonNode json, Architecture architecture) {
    if (json.isMissingNode()) {
      return AlignmentHeads.of(architecture);
    }
    List<Integer> heads = new ArrayList<>();
    json.path("heads").forEach(head -> heads.add(head.asInt(-1)));
    try {
      AlignmentHeads found = new AlignmentHeads(json.path("layer").asInt(-1), heads, false);
      if (found.within(architecture)) {
        return found;
      }
    } catch (IllegalArgumentException e) {
      throw new ModelException(
          folder.resolve(DESCRIPTION) + " cannot be used: " + e.getMessage(), e);
    }
    throw new ModelException(
        folder.resolve(DESCRIPTION) + " names heads for alignment that the decoder does not have");
  }

  private static Optional<ConfidenceBounds> confidence(Path folder, JsonNode json) {
    if (json.isMissingNode()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ConfidenceBounds(
              json.path("high").asDouble(Double.NaN), json.path("low").asDouble(Double.NaN)));
    } catch (IllegalArgumentException e) {
      throw new ModelException(folder.resolve(DESCRIPTION) + ": " + e.getMessage(), e);
    }
  }

  /**
   * Opens the weights: {@code model.safetensors}, or the shards that {@code
   * model.safetensors.index.json} names.
   *
   * @throws ModelException if there are none or they are damaged
   */
  public Checkpoint openCheckpoint() {
    return files().openCheckpoint();
  }

  /**
   * Opens the tokeniser: SentencePiece models with {@code vocab.json} where they are, else {@code
   * tokenizer.json}, else {@code vocab.json} with {@code merges.txt}.
   *
   * @throws ModelException if there is none or it is damaged
   */
  public Tokenizer openTokenizer() {
    return new SharedTokenizer(ownTokenizer());
  }

  private Tokenizer ownTokenizer() {
    if (files().has("source.spm")) {
      return SentencePieceTokenizer.open(folder, architecture);
    }
    if (files().has("tokenizer.json")) {
      return JsonTokenizer.open(folder.resolve("tokenizer.json"));
    }
    if (BpeTokenizer.in(files())) {
      return BpeTokenizer.open(folder);
    }
    throw new ModelException(
        folder + " has neither source.spm nor tokenizer.json nor vocab.json with merges.txt");
  }

  private BundleFiles files() {
    return new BundleFiles(folder, hashes);
  }
}
