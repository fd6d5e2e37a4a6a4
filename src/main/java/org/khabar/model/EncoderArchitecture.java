package org.khabar.model;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code config.json} says of a BERT-like encoder (Devlin et al. 2019) and {@code
 * sentence_bert_config.json} of its use for sentences.
 *
 * @param width {@code hidden_size}, which is also the length of a sentence's vector
 * @param layers {@code num_hidden_layers}
 * @param heads {@code num_attention_heads}
 * @param feedForward {@code intermediate_size}
 * @param positions {@code max_position_embeddings}
 * @param types {@code type_vocab_size}
 * @param vocabulary rows of the word embedding
 * @param padToken the padding token
 * @param maxTokens the longest sentence that the model was trained on, in word pieces with both
 *     special tokens
 */
public record EncoderArchitecture(
    int width,
    int layers,
    int heads,
    int feedForward,
    int positions,
    int types,
    int vocabulary,
    int padToken,
    int maxTokens) {
  private static final double NORM_EPSILON = 1e-12;

  /**
   * Reads a folder's configuration.
   *
   * @throws ModelException if the architecture is not one that the engine computes, or a size is
   *     missing or impossible
   */
  public static EncoderArchitecture read(Path folder) {
    Path config = folder.resolve("config.json");
    ConfigReader reader = new ConfigReader(config, JsonFile.read(config));
    refuseOther(reader);
    int width = reader.positive("hidden_size");
    int heads = reader.positive("num_attention_heads");
    if (width % heads != 0) {
      throw reader.refused("splits a width of %d into %d heads".formatted(width, heads));
    }
    int positions = reader.positive("max_position_embeddings");
    int vocabulary = reader.positive("vocab_size");
    return new EncoderArchitecture(
        width,
        reader.positive("num_hidden_layers"),
        heads,
        reader.positive("intermediate_size"),
        positions,
        reader.positive("type_vocab_size"),
        vocabulary,
        reader.token("pad_token_id", vocabulary),
        maxTokens(folder, positions));
  }

  private static void refuseOther(ConfigReader reader) {
    String type = reader.text("model_type", "");
    if (!type.equals("bert")) {
      throw reader.refused("is of model_type '" + type + "'; bert can be used");
    }
    String activation = reader.text("hidden_act", "");
    if (!activation.equals("gelu")) {
      throw reader.refused("has activation '" + activation + "'; gelu can be used");
    }
    String places = reader.text("position_embedding_type", "absolute");
    if (!places.equals("absolute")) {
      throw reader.refused("has " + places + " positions; absolute ones can be used");
    }
    if (reader.json().path("layer_norm_eps").asDouble(NORM_EPSILON) != NORM_EPSILON) {
      throw reader.refused("has a layer_norm_eps other than 1e-12");
    }
  }

  private static int maxTokens(Path folder, int positions) {
    Path file = folder.resolve("sentence_bert_config.json");
    if (!Files.exists(file)) {
      return positions;
    }
    ConfigReader reader = new ConfigReader(file, JsonFile.read(file));
    int tokens = reader.positive("max_seq_length");
    if (tokens < 3 || tokens > positions) {
      throw reader.refused(
          "has a max_seq_length of %d for a model of %d positions".formatted(tokens, positions));
    }
    return tokens;
  }
}
