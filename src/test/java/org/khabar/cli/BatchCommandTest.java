package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
