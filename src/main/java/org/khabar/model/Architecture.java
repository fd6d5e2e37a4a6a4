package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What {@code config.json} says of a post-norm encoder-decoder (Marian or BART).
 *
 * @param family the model family
 * @param width {@code d_model}
 * @param encoder the encoder's stack
 * @param decoder the decoder's stack
 * @param activation the feed-forward activation
 * @param positions {@code max_position_embeddings}: the longest source and target, in tokens with
 *     the end token
 * @param sourceVocabulary rows of the source embedding
 * @param targetVocabulary rows of the target embedding and of the output layer
 * @param sharedEmbeddings whether source and target share one embedding
 * @param tiedOutput whether the output layer is the target embedding
 * @param scaledEmbeddings whether embeddings are multiplied by the square root of the width
 * @param padToken the padding token
 * @param endToken the token that ends a sentence
 * @param startToken the token that the decoder starts from
 */
public record Architecture(
    Family family,
    int width,
    Stack encoder,
    Stack decoder,
    Activation activation,
    int positions,
    int sourceVocabulary,
    int targetVocabulary,
    boolean sharedEmbeddings,
    boolean tiedOutput,
    boolean scaledEmbeddings,
    int padToken,
    int endToken,
    int startToken) {

  /** Families that the engine's program computes. */
  public enum Family {
    /** Sinusoidal positions, no norm after the embeddings (Junczys-Dowmunt et al. 2018). */
    MARIAN,
    /** Learned positions with an offset of two, a norm after the embeddings (Lewis et al. 2020). */
    BART;

    /** Whether positions are learned weights rather than sinusoids. */
    public boolean learnedPositions() {
      return this == BART;
    }

    /** Whether a layer norm follows the embeddings. */
    public boolean embeddingNorm() {
      return this == BART;
    }
  }

  /** Feed-forward activations. */
  public enum Activation {
    RELU,
    GELU,
    SWISH
  }

  /**
   * One stack of layers.
   *
   * @param layers number of layers
   * @param heads attention heads a layer
   * @param feedForward width of the feed-forward part
   */
  public record Stack(int layers, int heads, int feedForward) {}

  /**
   * Reads {@code config.json}.
   *
   * @throws ModelException if the architecture is not one that the engine computes, or a size is
   *     missing or impossible
   */
  public static Architecture read(Path config) {
    JsonNode json = JsonFile.read(config);
    ConfigReader reader = new ConfigReader(config, json);
    Family family = family(reader);
    int width = reader.positive("d_model");
    boolean shared = reader.flag("share_encoder_decoder_embeddings", true);
    int sourceVocabulary = reader.positive("vocab_size");
    int targetVocabulary =
        json.hasNonNull("decoder_vocab_size")
            ? reader.positive("decoder_vocab_size")
            : sourceVocabulary;
    if (shared && targetVocabulary != sourceVocabulary) {
      throw reader.refused(
          "shares embeddings between vocabularies of %d and %d tokens"
              .formatted(sourceVocabulary, targetVocabulary));
    }
    refuseOther(reader, family);
    return new Architecture(
        family,
        width,
        stack(reader, "encoder", width),
        stack(reader, "decoder", width),
        activation(reader),
        reader.positive("max_position_embeddings"),
        sourceVocabulary,
        targetVocabulary,
        shared,
        reader.flag("tie_word_embeddings", true),
        reader.flag("scale_embedding", false),
        reader.token("pad_token_id", sourceVocabulary),
        reader.token("eos_token_id", targetVocabulary),
        reader.token("decoder_start_token_id", targetVocabulary));
  }

  private static Family family(ConfigReader reader) {
    String type = reader.text("model_type", "");
    try {
      return Family.valueOf(type.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw reader.refused("is of model_type '" + type + "'; marian and bart can be used");
    }
  }

  private static void refuseOther(ConfigReader reader, Family family) {
    boolean staticPositions = reader.flag("static_position_embeddings", true);
    if (family == Family.MARIAN && (!staticPositions || reader.flag("normalize_before", false))) {
      throw reader.refused("is a Marian model with learned positions or pre-norm layers");
    }
    if (family == Family.BART
        && (reader.flag("normalize_before", false)
            || reader.flag("add_final_layer_norm", false)
            || !reader.flag("normalize_embedding", true))) {
      throw reader.refused("is a BART model with pre-norm layers or without an embedding norm");
    }
  }

  private static Stack stack(ConfigReader reader, String side, int width) {
    int heads = reader.positive(side + "_attention_heads");
    if (width % heads != 0) {
      throw reader.refused("splits a width of %d into %d %s heads".formatted(width, heads, side));
    }
    return new Stack(reader.positive(side + "_layers"), heads, reader.positive(side + "_ffn_dim"));
  }

  private static Activation activation(ConfigReader reader) {
    String name = reader.text("activation_function", "");
    return switch (name) {
      case "relu" -> Activation.RELU;
      case "gelu" -> Activation.GELU;
      case "swish", "silu" -> Activation.SWISH;
      default ->
          throw reader.refused("has activation '" + name + "'; relu, gelu and swish can be used");
    };
  }
}
