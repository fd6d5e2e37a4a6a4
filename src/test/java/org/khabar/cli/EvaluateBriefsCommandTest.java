package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateBriefsCommandTest {
  private static final String FIRST = "Floods killed 12 people in the north on Friday.";
  private static final String SECOND = "Rescue teams were searching for the missing on Saturday.";
  private static final String THIRD = "The football league was suspended for a week.";

  @TempDir private Path folder = Path.of("");

  private static String document(String summary) throws JsonProcessingException {
    String text = "Floods in the north\n" + FIRST + " " + SECOND + "\n" + THIRD;
    return new ObjectMapper().writeValueAsString(Map.of("document", text, "summary", summary));
  }

  @Test
  void theTableHasALineForEverySummariser() throws IOException {
    String documents =
        CommandRun.text(folder.resolve("news.jsonl"), document(FIRST), document(SECOND + THIRD));
    CommandRun run =
        CommandRun.of(
            "evaluate-briefs",
            "--documents",
            documents,
            "--to",
            "1",
            "--sentences",
            "1",
            "--minilm",
            "models/minilm");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .startsWith(
            "1 documents (1 to 1), at most 1 sentences and 100 words a summary",
            "",
            "| summariser | ROUGE-1 | ROUGE-2 | ROUGE-L | sentences | words |",
            "|---|---|---|---|---|---|",
            "| Lead | 100.0 | 100.0 | 100.0 | 1.0 | 9 |")
        .hasSize(7);
    assertThat(run.out()).contains("| TextRank |").contains("| Khabar |");
  }

  @Test
  void theSentencesOfAReferenceMayFollowEachOtherWithoutASpace() throws IOException {
    String documents =
        CommandRun.text(folder.resolve("news.jsonl"), document(FIRST + SECOND + THIRD));
    CommandRun run =
        CommandRun.of("evaluate-briefs", "--documents", documents, "--minilm", "models/minilm");
    assertThat(run.out()).contains("| Khabar | 100.0 | 100.0 | 100.0 | 3.0 | 26 |");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"document\": | line 2 is not JSON",
        "{} | line 2: it has no text for 'document' or for 'summary'",
        "{\"document\": \"A.\", \"summary\": \" \"} | line 2: it has no text"
      })
  void aLineThatIsNoDocumentIsNamed(String line, String message) throws IOException {
    String documents = CommandRun.text(folder.resolve("news.jsonl"), document(FIRST), line);
    CommandRun run = CommandRun.of("evaluate-briefs", "--documents", documents);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("news.jsonl").contains(message);
  }

  @ParameterizedTest
  @CsvSource({"--from, 2, no documents", "--from, 0, no documents", "--sentences, 21, 1 to 20"})
  void optionsBeyondTheDocumentsOrReasonAreRefused(String option, String value, String message)
      throws IOException {
    String documents = CommandRun.text(folder.resolve("news.jsonl"), document(FIRST));
    CommandRun run = CommandRun.of("evaluate-briefs", "--documents", documents, option, value);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void aFolderWithoutAnEncoderIsNamed() throws IOException {
    String documents = CommandRun.text(folder.resolve("news.jsonl"), document(FIRST));
    CommandRun run =
        CommandRun.of("evaluate-briefs", "--documents", documents, "--minilm", folder.toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains(folder.toString()).contains("config.json");
  }
}
