package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * BART's older tokeniser files, {@code vocab.json} and {@code merges.txt}: byte-level BPE (Radford
 * et al. 2019) between {@code <s>} and {@code </s>}. They hold all that a {@code tokenizer.json}
 * holds, and are read as the one that they stand for.
 */
final class BpeTokenizer {
  private static final String START = "<s>";
  private static final String END = "</s>";

  private BpeTokenizer() {}

  /** Whether a folder has these files. */
  static boolean in(BundleFiles files) {
    return files.has("vocab.json") && files.has("merges.txt");
  }

  static Tokenizer open(Path folder) {
    JsonNode vocabulary = JsonFile.read(folder.resolve("vocab.json"));
    for (String token : List.of(START, END)) {
      if (!vocabulary.path(token).isInt()) {
        throw new ModelException(folder.resolve("vocab.json") + " has no " + token);
      }
    }
    Path config = folder.resolve("tokenizer_config.json");
    boolean prefixSpace =
        Files.isRegularFile(config)
            && JsonFile.read(config).path("add_prefix_space").asBoolean(false);
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("version", "1.0");
    special(root.putArray("added_tokens"), vocabulary);
    byteLevel(root.putObject("pre_tokenizer"), prefixSpace);
    ObjectNode ends = root.putObject("post_processor").put("type", "RobertaProcessing");
    ends.putArray("sep").add(END).add(vocabulary.path(END).asInt());
    ends.putArray("cls").add(START).add(vocabulary.path(START).asInt());
    ends.put("trim_offsets", true).put("add_prefix_space", prefixSpace);
    byteLevel(root.putObject("decoder"), true);
    ObjectNode model = root.putObject("model").put("type", "BPE");
    model.set("vocab", vocabulary);
    merges(folder.resolve("merges.txt"), model.putArray("merges"));
    return JsonTokenizer.of(root.toString(), folder.resolve("vocab.json"));
  }

  private static void byteLevel(ObjectNode node, boolean prefixSpace) {
    node.put("type", "ByteLevel")
        .put("add_prefix_space", prefixSpace)
        .put("trim_offsets", true)
        .put("use_regex", true);
  }

  private static void special(ArrayNode tokens, JsonNode vocabulary) {
    for (String token : List.of(START, "<pad>", END, "<unk>", "<mask>")) {
      if (vocabulary.path(token).isInt()) {
        tokens
            .addObject()
            .put("id", vocabulary.path(token).asInt())
            .put("content", token)
            .put("single_word", false)
            .put("lstrip", token.equals("<mask>"))
            .put("rstrip", false)
            .put("normalized", false)
            .put("special", true);
      }
    }
  }

  private static void merges(Path file, ArrayNode merges) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ModelException(file + " cannot be read: " + e.getMessage(), e);
    }
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#version")) {
        continue;
      }
      if (line.split(" ", -1).length != 2) {
        throw new ModelException(file + " has a line that is no pair: '" + line + "'");
      }
      merges.add(line);
    }
  }
}
