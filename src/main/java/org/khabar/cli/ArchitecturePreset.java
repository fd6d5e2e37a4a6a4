package org.khabar.cli;

/** Sizes of well-known checkpoints, for measuring without their weights. */
enum ArchitecturePreset {
  /** The embedded model's size. */
  EMBEDDED("marian", 384, 6, 6, 2, 1536, 16_000, 512),
  /** {@code Helsinki-NLP/opus-mt-ar-en}. */
  OPUS_MT("marian", 512, 8, 6, 6, 2048, 62_834, 512),
  /** {@code Helsinki-NLP/opus-mt-tc-big-ar-en}. */
  TC_BIG("marian", 1024, 16, 6, 6, 4096, 61_247, 1024),
  /** {@code sshleifer/distilbart-cnn-12-6}. */
  DISTILBART("bart", 1024, 16, 12, 6, 4096, 50_264, 1024),
  /** {@code facebook/bart-large-cnn}. */
  BART_LARGE("bart", 1024, 16, 12, 12, 4096, 50_264, 1024);

  private final String type;
  private final int width;
  private final int heads;
  private final int encoderLayers;
  private final int decoderLayers;
  private final int feedForward;
  private final int vocabulary;
  private final int positions;

  ArchitecturePreset(
      String type,
      int width,
      int heads,
      int encoderLayers,
      int decoderLayers,
      int feedForward,
      int vocabulary,
      int positions) {
    this.type = type;
    this.width = width;
    this.heads = heads;
    this.encoderLayers = encoderLayers;
    this.decoderLayers = decoderLayers;
    this.feedForward = feedForward;
    this.vocabulary = vocabulary;
    this.positions = positions;
  }

  /** Its {@code config.json}. */
  String config() {
    boolean bart = type.equals("bart");
    return """
        {"model_type": "%s", "d_model": %d, "vocab_size": %d, "max_position_embeddings": %d,
         "encoder_layers": %d, "decoder_layers": %d, "encoder_ffn_dim": %d, "decoder_ffn_dim": %d,
         "encoder_attention_heads": %d, "decoder_attention_heads": %d,
         "activation_function": "%s", "scale_embedding": %b, "share_encoder_decoder_embeddings": true,
         "pad_token_id": %d, "eos_token_id": %d, "decoder_start_token_id": %d}
        """
        .formatted(
            type,
            width,
            vocabulary,
            positions,
            encoderLayers,
            decoderLayers,
            feedForward,
            feedForward,
            heads,
            heads,
            bart ? "gelu" : "swish",
            !bart,
            bart ? 1 : vocabulary - 1,
            bart ? 2 : 0,
            bart ? 2 : vocabulary - 1);
  }
}
