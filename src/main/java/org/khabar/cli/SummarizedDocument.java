package org.khabar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.khabar.summarize.EnglishSentences;
import org.khabar.summarize.SourceSentence;

/**
 * An English article and a summary of it by somebody else.
 *
 * @param sentences the article's sentences without its headline
 * @param reference the summary
 */
record SummarizedDocument(List<SourceSentence> sentences, String reference) {
  /** Some test sets join the sentences of a summary without a space. */
  private static final Pattern JOINT = Pattern.compile("(?<=[.?!])(?=[A-Z\"])");

  /**
   * Reads JSON lines, each an object with the fields {@code document}, whose first line is the
   * headline, and {@code summary}.
   *
   * @throws UnusableFileException naming the first line that cannot be used
   */
  static List<SummarizedDocument> read(String name) {
    ObjectMapper json = new ObjectMapper();
    List<SummarizedDocument> documents = new ArrayList<>();
    for (String line : TextFile.lines(name)) {
      int number = documents.size() + 1;
      try {
        JsonNode fields = json.readTree(line);
        documents.add(of(fields.path("document").asText(""), fields.path("summary").asText("")));
      } catch (JsonProcessingException e) {
        throw new UnusableFileException(
            "%s: line %d is not JSON: %s".formatted(name, number, e.getOriginalMessage()), e);
      } catch (IllegalArgumentException e) {
        throw new UnusableFileException(
            "%s: line %d: %s".formatted(name, number, e.getMessage()), e);
      }
    }
    return documents;
  }

  private static SummarizedDocument of(String document, String summary) {
    String body = document.strip().replaceFirst("^.*\\R", "");
    List<SourceSentence> sentences = EnglishSentences.of(body);
    if (sentences.isEmpty() || summary.isBlank()) {
      throw new IllegalArgumentException("it has no text for 'document' or for 'summary'");
    }
    return new SummarizedDocument(sentences, JOINT.matcher(summary).replaceAll(" "));
  }
}
