package org.khabar.model;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A {@code tokenizer.json}, read by Hugging Face's own tokenizers library. */
final class JsonTokenizer implements Tokenizer {
  private final HuggingFaceTokenizer tokenizer;

  private JsonTokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  static JsonTokenizer open(Path file) {
    Map<String, String> options =
        Map.of("addSpecialTokens", "true", "truncation", "false", "padding", "false");
    try {
      return new JsonTokenizer(HuggingFaceTokenizer.newInstance(file, options));
    } catch (IOException | RuntimeException e) {
      throw new ModelException(file + " cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public int[] encodeSource(String text) {
    return Arrays.stream(tokenizer.encode(text).getIds()).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public String decodeTarget(int[] ids) {
    return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), true).strip();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
