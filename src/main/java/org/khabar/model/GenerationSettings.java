package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * How target text is searched for; names and meanings are those of {@code generation_config.json}.
 * Lengths count the decoder's start token, as the reference counts them.
 *
 * @param beams number of beams; 1 is greedy search
 * @param lengthPenalty exponent of the length that divides a hypothesis's score
 * @param noRepeatNgram size of n-grams that may occur once only; 0 for no limit
 * @param minLength tokens before which the end token may not come
 * @param maxLength tokens at which a hypothesis ends
 * @param earlyStopping when a beam search ends
 * @param suppressed tokens that never come
 * @param badSequences token sequences that never come, of two tokens and more
 * @param renormalized whether probabilities are those among the tokens that may come
 * @param forcedFirst the token that must come first
 * @param forcedLast the token that must come at the maximum length
 */
public record GenerationSettings(
    int beams,
    double lengthPenalty,
    int noRepeatNgram,
    int minLength,
    int maxLength,
    EarlyStopping earlyStopping,
    Set<Integer> suppressed,
    List<List<Integer>> badSequences,
    boolean renormalized,
    OptionalInt forcedFirst,
    OptionalInt forcedLast) {

  /** The most beams that can be asked for. */
  public static final int MAX_BEAMS = 32;

  public GenerationSettings {
    suppressed = Set.copyOf(suppressed);
    badSequences = badSequences.stream().map(List::copyOf).toList();
    require(beams >= 1 && beams <= MAX_BEAMS, "beams", beams, "from 1 to " + MAX_BEAMS);
    require(Double.isFinite(lengthPenalty), "length penalty", lengthPenalty, "a finite number");
    require(noRepeatNgram >= 0, "no-repeat n-gram size", noRepeatNgram, "0 or more");
    require(minLength >= 0, "minimum length", minLength, "0 or more");
    require(maxLength >= 2, "maximum length", maxLength, "2 or more");
  }

  private static void require(boolean holds, String name, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must be " + range + ", not " + value);
    }
  }

  /** Greedy search up to a length, without any constraint. */
  public static GenerationSettings greedy(int maxLength) {
    return new GenerationSettings(
        1,
        1.0,
        0,
        0,
        maxLength,
        EarlyStopping.HEURISTIC,
        Set.of(),
        List.of(),
        false,
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  /**
   * Reads the defaults of a model folder: {@code generation_config.json}, or where older folders
   * lack it the same fields of {@code config.json}.
   *
   * @throws ModelException if a value is out of range or an id beyond the vocabulary
   */
  public static GenerationSettings read(Path folder, Architecture architecture) {
    Path own = folder.resolve("generation_config.json");
    Path path = Files.isRegularFile(own) ? own : folder.resolve("config.json");
    JsonNode json = JsonFile.read(path);
    ConfigReader reader = new ConfigReader(path, json);
    int vocabulary = architecture.targetVocabulary();
    List<List<Integer>> bad = new ArrayList<>();
    Set<Integer> suppressed =
        new TreeSet<>(reader.tokens("suppress_tokens", json.path("suppress_tokens"), vocabulary));
    for (JsonNode sequence : json.path("bad_words_ids")) {
      List<Integer> ids = reader.tokens("bad_words_ids", sequence, vocabulary);
      if (ids.size() > 1) {
        bad.add(ids);
      } else if (!ids.equals(List.of(architecture.endToken()))) {
        suppressed.addAll(ids);
      }
    }
    try {
      return new GenerationSettings(
          reader.whole("num_beams", 1),
          json.path("length_penalty").asDouble(1.0),
          reader.whole("no_repeat_ngram_size", 0),
          reader.whole("min_length", 0),
          Math.min(reader.whole("max_length", architecture.positions()), architecture.positions()),
          stopping(json.path("early_stopping")),
          suppressed,
          bad,
          json.path("renormalize_logits").asBoolean(false),
          token(reader, "forced_bos_token_id", vocabulary),
          token(reader, "forced_eos_token_id", vocabulary));
    } catch (IllegalArgumentException e) {
      throw new ModelException(path + ": " + e.getMessage(), e);
    }
  }

  private static EarlyStopping stopping(JsonNode node) {
    if (node.asText().equals("never")) {
      return EarlyStopping.NEVER;
    }
    return node.asBoolean(false) ? EarlyStopping.FIRST_FINISHED : EarlyStopping.HEURISTIC;
  }

  private static OptionalInt token(ConfigReader reader, String field, int vocabulary) {
    return reader.json().hasNonNull(field)
        ? OptionalInt.of(reader.token(field, vocabulary))
        : OptionalInt.empty();
  }

  /** These settings with another number of beams. */
  public GenerationSettings withBeams(int count) {
    return with(count, noRepeatNgram, minLength, maxLength);
  }

  /** These settings with n-grams of a size that may occur once only. */
  public GenerationSettings withNoRepeatNgram(int size) {
    return with(beams, size, minLength, maxLength);
  }

  /** These settings with another maximum length. */
  public GenerationSettings withMaxLength(int length) {
    return with(beams, noRepeatNgram, Math.min(minLength, length), length);
  }

  /** These settings with another minimum length. */
  public GenerationSettings withMinLength(int length) {
    return with(beams, noRepeatNgram, length, maxLength);
  }

  private GenerationSettings with(int count, int ngram, int shortest, int longest) {
    return new GenerationSettings(
        count,
        lengthPenalty,
        ngram,
        shortest,
        longest,
        earlyStopping,
        suppressed,
        badSequences,
        renormalized,
        forcedFirst,
        forcedLast);
  }
}
