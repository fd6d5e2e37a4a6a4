package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BART's vocab.json and merges.txt give the ids that {@code transformers} gives. */
class BpeTokenizerTest {
  private static final Path FOLDER = Path.of("src/test/resources/fixtures/bart-bpe");

  @Test
  void idsAreThoseOfThePythonTokenizer() throws IOException {
    JsonNode texts = new ObjectMapper().readTree(FOLDER.resolve("ids.json").toFile());
    assertThat(texts.size()).isGreaterThan(200);
    try (Tokenizer tokenizer = BpeTokenizer.open(FOLDER)) {
      for (JsonNode text : texts) {
        int[] ids = new int[text.path("ids").size()];
        for (int i = 0; i < ids.length; i++) {
          ids[i] = text.path("ids").path(i).asInt();
        }
        assertThat(tokenizer.encodeSource(text.path("text").asText()))
            .as(text.path("text").asText())
            .isEqualTo(ids);
      }
    }
  }

  @Test
  void whatWasEncodedIsDecoded() {
    try (Tokenizer tokenizer = BpeTokenizer.open(FOLDER)) {
      String text = "The café — “heat up” 🎉 النص";
      assertThat(tokenizer.decodeTarget(tokenizer.encodeSource(text))).isEqualTo(text);
    }
  }

  @Test
  void aLineThatIsNoPairIsNamed(@TempDir Path folder) throws IOException {
    Fixtures.copy(FOLDER, folder);
    Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\nh e l\n");
    assertThatThrownBy(() -> BpeTokenizer.open(folder))
        .isInstanceOf(ModelException.class)
        .hasMessage(folder.resolve("merges.txt") + " has a line that is no pair: 'h e l'");
  }
}
