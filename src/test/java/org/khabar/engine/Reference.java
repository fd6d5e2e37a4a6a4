package org.khabar.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.khabar.model.EarlyStopping;
import org.khabar.model.GenerationSettings;
import org.khabar.model.ModelBundle;

/**
 * A checkpoint made and judged by the {@code transformers} library: see {@code
 * src/test/fixtures/make_fixtures.py}.
 *
 * @param name folder below {@code fixtures}
 * @param bundle the checkpoint
 * @param expected {@code expected.json}
 */
record Reference(String name, ModelBundle bundle, JsonNode expected) {

  /** What the reference computed for one sentence. */
  record Sentence(JsonNode json) {
    String source() {
      return json.path("source").asText();
    }

    int[] sourceIds() {
      return ints(json.path("source_ids"));
    }

    int[] greedy() {
      return ints(json.path("greedy"));
    }

    String greedyText() {
      return json.path("greedy_text").asText();
    }

    int[] beam4() {
      return ints(json.path("beam4"));
    }

    float beam4Score() {
      return (float) json.path("beam4_score").asDouble();
    }
  }

  /** Other settings, with what the reference computed under them for the first sentences. */
  record Variant(Reference reference, String name, GenerationSettings settings, List<int[]> ids) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Reference load(String name) {
    Path folder = Path.of("src/test/resources/fixtures", name);
    try {
      JsonNode json = new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
      return new Reference(name, ModelBundle.read(folder), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Sentence> sentences() {
    List<Sentence> sentences = new ArrayList<>();
    expected.path("sentences").forEach(json -> sentences.add(new Sentence(json)));
    return sentences;
  }

  GenerationSettings greedy() {
    return settings(expected.path("settings").path("greedy"));
  }

  GenerationSettings beam4() {
    return settings(expected.path("settings").path("beam4"));
  }

  List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    for (JsonNode variant : expected.path("variants")) {
      List<int[]> ids = new ArrayList<>();
      variant.path("ids").forEach(sequence -> ids.add(ints(sequence)));
      variants.add(
          new Variant(
              this,
              name + " " + variant.path("name").asText(),
              settings(variant.path("settings")),
              ids));
    }
    return variants;
  }

  private GenerationSettings settings(JsonNode json) {
    Set<Integer> suppressed = new TreeSet<>();
    json.path("suppress_tokens").forEach(token -> suppressed.add(token.asInt()));
    json.path("bad_words_ids").forEach(sequence -> suppressed.add(sequence.get(0).asInt()));
    JsonNode stopping = json.path("early_stopping");
    EarlyStopping early =
        stopping.isTextual()
            ? EarlyStopping.NEVER
            : stopping.asBoolean() ? EarlyStopping.FIRST_FINISHED : EarlyStopping.HEURISTIC;
    return new GenerationSettings(
        json.path("num_beams").asInt(),
        json.path("length_penalty").asDouble(),
        json.path("no_repeat_ngram_size").asInt(),
        json.path("min_length").asInt(),
        json.path("max_length").asInt(),
        early,
        suppressed,
        List.of(),
        json.path("renormalize_logits").asBoolean(),
        token(json.path("forced_bos_token_id")),
        token(json.path("forced_eos_token_id")));
  }

  private static OptionalInt token(JsonNode json) {
    return json.isInt() ? OptionalInt.of(json.asInt()) : OptionalInt.empty();
  }

  static int[] ints(JsonNode array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asInt();
    }
    return values;
  }

  @Override
  public String toString() {
    return name;
  }
}
