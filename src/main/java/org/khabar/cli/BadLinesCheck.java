package org.khabar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whether the results of {@link BadLines} are as they must be, each in its place.
 *
 * @param right lines that were translated rightly
 * @param refused bad lines whose error says what is wrong with them
 * @param wrong results that are neither
 */
record BadLinesCheck(int right, int refused, int wrong) {

  /** Reads results to their end. */
  static BadLinesCheck of(InputStream results) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    int right = 0;
    int refused = 0;
    int wrong = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(results, StandardCharsets.UTF_8))) {
      int index = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode result = mapper.readTree(line);
        Optional<String> fault = BadLines.fault(index);
        boolean placed =
            result.path("index").asInt(-1) == index && result.path("line").asInt() == index + 1;
        if (!placed || !as(result, index, fault)) {
          wrong++;
        } else if (fault.isPresent()) {
          refused++;
        } else {
          right++;
        }
        index++;
      }
    }
    return new BadLinesCheck(right, refused, wrong);
  }

  private static boolean as(JsonNode result, int index, Optional<String> fault) {
    JsonNode error = result.path("error").path("detail");
    return fault.isPresent()
        ? error.asText().contains(fault.get())
        : error.isMissingNode()
            && result.path("id").asText().equals(String.valueOf(index))
            && result
                .path("translation")
                .path("text")
                .asText()
                .equals(StandInTranslator.english(GeneratedItems.text(index)));
  }

  /** Whether so many lines have each the result that they must have. */
  boolean isSound(int lines) {
    return wrong == 0 && right + refused == lines;
  }

  @Override
  public String toString() {
    return "%d right, %d refused with what is wrong with them, %d wrong"
        .formatted(right, refused, wrong);
  }
}
