package org.khabar.model;

import ai.djl.sentencepiece.SpProcessor;
import ai.djl.sentencepiece.SpTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.TextRange;

/**
 * Marian's pair of SentencePiece models with the {@code vocab.json} that gives pieces their ids. No
 * reconstruction as {@code tokenizer.json} agrees with it on every text; this does.
 */
final class SentencePieceTokenizer implements Tokenizer {
  /** How far ahead a piece may stand: pieces lost to normalisation lie between. */
  private static final int NEAR = 12;

  private static final String ENGLISH = ">>eng<<";

  private final SpTokenizer source;
  private final SpTokenizer target;
  private final Map<String, Integer> ids;
  private final Map<Integer, String> pieces;
  private final int unknown;
  private final int end;
  private final int pad;

  /** What a model for several target languages wants in front of the source; null for others. */
  private final @Nullable Integer language;

  private SentencePieceTokenizer(
      SpTokenizer source,
      SpTokenizer target,
      Map<String, Integer> sourceIds,
      Map<Integer, String> targetPieces,
      int unknown,
      Architecture architecture) {
    this.source = source;
    this.target = target;
    this.ids = sourceIds;
    this.pieces = targetPieces;
    this.unknown = unknown;
    this.end = architecture.endToken();
    this.pad = architecture.padToken();
    this.language = sourceIds.get(ENGLISH);
  }

  static SentencePieceTokenizer open(Path folder, Architecture architecture) {
    Map<String, Integer> sourceIds = vocabulary(folder.resolve("vocab.json"));
    Path separate = folder.resolve("target_vocab.json");
    Map<String, Integer> targetIds =
        Files.isRegularFile(separate) ? vocabulary(separate) : sourceIds;
    Map<Integer, String> targetPieces = new HashMap<>();
    targetIds.forEach((piece, id) -> targetPieces.put(id, piece));
    Integer unknown = sourceIds.get("<unk>");
    if (unknown == null) {
      throw new ModelException(folder.resolve("vocab.json") + " has no <unk>");
    }
    SpTokenizer source = model(folder.resolve("source.spm"));
    SpTokenizer target = model(folder.resolve("target.spm"));
    return new SentencePieceTokenizer(
        source, target, sourceIds, targetPieces, unknown, architecture);
  }

  private static SpTokenizer model(Path file) {
    try {
      return new SpTokenizer(file);
    } catch (IOException | RuntimeException e) {
      throw new ModelException(file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static Map<String, Integer> vocabulary(Path file) {
    Map<String, Integer> ids = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : JsonFile.read(file).properties()) {
      if (!field.getValue().isInt()) {
        throw new ModelException(file + " gives no id for '" + field.getKey() + "'");
      }
      ids.put(field.getKey(), field.getValue().asInt());
    }
    return ids;
  }

  @Override
  public int[] encodeSource(String text) {
    String[] found = source.getProcessor().tokenize(text);
    int first = language == null ? 0 : 1;
    int[] result = new int[first + found.length + 1];
    if (language != null) {
      result[0] = language;
    }
    for (int i = 0; i < found.length; i++) {
      result[first + i] = ids.getOrDefault(found[i], unknown);
    }
    result[first + found.length] = end;
    return result;
  }

  /**
   * SentencePiece gives no offsets: pieces are looked for one after another. One that was changed
   * by its normaliser, and so is not found, takes the place that the pieces beside it leave.
   */
  @Override
  public List<TextRange> sourceSpans(String text) {
    List<TextRange> spans = new ArrayList<>();
    if (language != null) {
      spans.add(new TextRange(0, 0));
    }
    int at = 0;
    for (String piece : source.getProcessor().tokenize(text)) {
      String letters = piece.replace("\u2581", "");
      int found = letters.isEmpty() ? -1 : text.indexOf(letters, at);
      boolean near = found >= 0 && found - at <= NEAR;
      spans.add(near ? new TextRange(found, found + letters.length()) : new TextRange(at, at));
      at = near ? found + letters.length() : at;
    }
    spans.add(new TextRange(text.length(), text.length()));
    return spans;
  }

  @Override
  public String decodeTarget(int[] tokens) {
    List<String> kept = new ArrayList<>();
    for (int token : tokens) {
      String piece = pieces.get(token);
      if (piece != null && token != end && token != pad && token != unknown) {
        kept.add(piece);
      }
    }
    SpProcessor processor = target.getProcessor();
    return kept.isEmpty() ? "" : processor.buildSentence(kept.toArray(String[]::new)).strip();
  }

  @Override
  public void close() {
    source.close();
    target.close();
  }
}
