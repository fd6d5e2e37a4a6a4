package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCommandTest {
  private static final String SOURCE = "افتتح الرئيس عمر المصنع.";
  private static final String ENGLISH = "The president Omar opened the factory.";

  @TempDir private Path folder = Path.of("");

  @Test
  void linesBecomeLinesAndASecondRunFindsThemDone() throws IOException {
    String in = CommandRun.text(folder.resolve("in.txt"), SOURCE, "", "نعم");
    Path out = folder.resolve("out.txt");
    CommandRun run = CommandRun.withModel("batch", in, out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out).hasContent(ENGLISH + "\n\nyes\n");
    CommandRun again = CommandRun.withModel("batch", in, out.toString());
    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("out.txt is complete");
  }

  @Test
  void badItemsAreNamedAndTheRestIsDone() throws IOException {
    String in =
        CommandRun.text(
            folder.resolve("in.ndjson"),
            "{\"id\":\"a\",\"text\":\"" + SOURCE + "\"}",
            "nonsense",
            "{\"id\":\"c\",\"article\":\"Latin\"}");
    Path out = folder.resolve("out.ndjson");
    CommandRun run = CommandRun.withModel("batch", in, out.toString());
    assertThat(run.code()).isEqualTo(Main.INPUT_UNUSABLE);
    assertThat(run.err()).contains("khabar: line 2: it is not JSON").contains("khabar: c: ");
    assertThat(Files.readAllLines(out))
        .hasSize(3)
        .anyMatch(line -> line.contains(ENGLISH) && line.startsWith("{\"index\":0,"));
  }

  @Test
  void aFolderBecomesAFolder() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    CommandRun.text(in.resolve("a.txt"), SOURCE);
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.withModel("batch", in.toString(), out.toString(), "--output-format", "text");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out.resolve("a.txt.txt")).content().contains(ENGLISH).contains("---- Brief ----");
    CommandRun pipe = CommandRun.withModel("batch", in.toString(), "-");
    assertThat(pipe.code()).isEqualTo(Main.USAGE);
  }

  @Test
  void aPageBecomesAPageWithItsTags() throws IOException {
    String in =
        CommandRun.text(
            folder.resolve("in.html"), "<title>x</title><p class=\"lead\">" + SOURCE + "</p>");
    Path out = folder.resolve("out.html");
    CommandRun run = CommandRun.withModel("batch", in, out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out).hasContent("<title>x</title><p class=\"lead\">" + ENGLISH + "</p>\n");
  }

  @Test
  void aNinjsItemBecomesOneInEnglishByItselfAndAmongLines() throws Exception {
    ObjectMapper json = new ObjectMapper();
    String item =
        json.writeValueAsString(
            Map.of(
                "uri",
                "http://example.org/1",
                "type",
                "text",
                "language",
                "ar",
                "headline",
                SOURCE,
                "body_text",
                SOURCE));
    String in = CommandRun.text(folder.resolve("in.ninjs.json"), item);
    Path out = folder.resolve("out.ninjs.json");
    CommandRun run = CommandRun.withModel("batch", in, out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode english = json.readTree(out.toFile());
    assertThat(english.path("language").asText()).isEqualTo("en");
    assertThat(english.path("headline").asText()).isEqualTo(ENGLISH);
    String lines = CommandRun.text(folder.resolve("in.ndjson"), item, "{\"text\":\"نعم\"}");
    Path results = folder.resolve("out.ndjson");
    assertThat(CommandRun.withModel("batch", lines, results.toString()).code()).isZero();
    assertThat(json.readTree(Files.readAllLines(results).get(0)).path("ninjs")).isEqualTo(english);
  }

  @Test
  void anOutputThatWouldOverwriteItsInputIsRefused() throws IOException {
    String in = CommandRun.text(folder.resolve("in.txt"), SOURCE);
    CommandRun same = CommandRun.withModel("batch", in, in);
    assertThat(same.code()).isEqualTo(Main.USAGE);
    assertThat(same.err()).contains("OUT: it is IN");
    String within = folder.resolve("english").toString();
    assertThat(CommandRun.withModel("batch", folder.toString(), within).code())
        .isEqualTo(Main.USAGE);
    assertThat(Path.of(in)).hasContent(SOURCE);
  }

  @Test
  void badLinesAmongManyAreRefusedByTheServiceAndByTheBatch() {
    CommandRun run = CommandRun.withModel("jobs-lines", "--lines", "2000");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out().lines().filter("sound"::equals)).hasSize(2);
    assertThat(run.out()).contains("1982 right, 18 refused");
  }

  @Test
  void anInputThatIsNotThereIsNamed() {
    String missing = folder.resolve("in.ndjson").toString();
    CommandRun run = CommandRun.withModel("batch", missing, folder.resolve("out").toString());
    assertThat(run.code()).isEqualTo(Main.RESOURCE_UNUSABLE);
    assertThat(run.err()).isEqualTo("khabar: " + missing + ": there is no such file\n");
  }

  @Test
  void aWorkerWithoutASharedDatabaseSaysWhatIsMissing() {
    CommandRun run = CommandRun.withModel("worker");
    assertThat(run.code()).isEqualTo(Main.RESOURCE_UNUSABLE);
    assertThat(run.err()).contains("khabar.database.url");
  }
}
