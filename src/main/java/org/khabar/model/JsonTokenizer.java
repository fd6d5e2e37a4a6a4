package org.khabar.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.TextRange;

/** A {@code tokenizer.json}, read by Hugging Face's own tokenizers library. */
final class JsonTokenizer implements Tokenizer {
  private final HuggingFaceTokenizer tokenizer;

  private JsonTokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  static JsonTokenizer open(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file);
    } catch (IOException e) {
      throw new ModelException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A tokeniser whose {@code tokenizer.json} was made from another file. */
  static JsonTokenizer of(String json, Path origin) {
    return read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), origin);
  }

  private static JsonTokenizer read(InputStream in, Path origin) {
    Map<String, String> options =
        Map.of("addSpecialTokens", "true", "truncation", "false", "padding", "false");
    try {
      return new JsonTokenizer(HuggingFaceTokenizer.newInstance(in, options));
    } catch (IOException | RuntimeException e) {
      throw new ModelException(origin + " cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public int[] encodeSource(String text) {
    return Arrays.stream(tokenizer.encode(text).getIds()).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public List<TextRange> sourceSpans(String text) {
    Encoding encoding = tokenizer.encode(text);
    CharSpan[] spans = encoding.getCharTokenSpans();
    return IntStream.range(0, spans.length).mapToObj(i -> span(text, spans[i])).toList();
  }

  /** The library counts code points. */
  private static TextRange span(String text, @Nullable CharSpan span) {
    if (span == null || span.getEnd() <= span.getStart()) {
      return new TextRange(0, 0);
    }
    int start = text.offsetByCodePoints(0, span.getStart());
    int end = text.offsetByCodePoints(start, span.getEnd() - span.getStart());
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return new TextRange(start, end);
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
