package org.khabar.evaluate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What sacrebleu and rouge_score said, written by {@code make_evaluate_fixtures.py} and {@code
 * make_rouge_fixtures.py} in {@code src/test/fixtures}.
 */
final class Recorded {
  private Recorded() {}

  record Corpus(
      String name, List<String> hypotheses, List<String> references, BleuLine bleu, ChrfLine chrf) {
    @Override
    public String toString() {
      return name;
    }
  }

  record BleuLine(
      double score,
      List<Double> precisions,
      double brevityPenalty,
      long hypothesisLength,
      long referenceLength,
      String line) {}

  record ChrfLine(double score, String line) {}

  record Tokens(String line, List<String> tokens) {}

  record Summary(String summary, String reference, double rouge1, double rouge2, double rougeL) {}

  static List<Summary> summaries() throws IOException {
    return read("rouge.json", new TypeReference<>() {});
  }

  static List<Corpus> corpora() throws IOException {
    return read("corpora.json", new TypeReference<>() {});
  }

  static List<Tokens> tokens() throws IOException {
    return read("tokens.json", new TypeReference<>() {});
  }

  static Map<String, String> signatures() throws IOException {
    return read("signatures.json", new TypeReference<>() {});
  }

  private static <T> T read(String name, TypeReference<T> type) throws IOException {
    try (InputStream json = Recorded.class.getResourceAsStream("/evaluate/" + name)) {
      return new ObjectMapper().readValue(Objects.requireNonNull(json, name), type);
    }
  }
}
