package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khabar.model.Fixtures;

/** What can go wrong before a sentence is translated, and how it is said. */
class ExitCodeTest {
  private static final int UNUSABLE = 3;
  private static final int USAGE = 2;

  @TempDir private Path folder = Path.of("");

  @Test
  void aTextThatIsNotThereIsNamed() {
    String missing = folder.resolve("article.txt").toString();
    CommandRun run = CommandRun.withModel("translate", missing);
    assertThat(run.code()).isEqualTo(UNUSABLE);
    assertThat(run.err()).isEqualTo("khabar: " + missing + ": there is no such file\n");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"evaluate --reference", "bench --source", "soak --source"})
  void everyCommandNamesATextThatIsNotThere(String command) {
    String missing = folder.resolve("dev.ar").toString();
    String[] words = command.split(" ", -1);
    CommandRun run =
        words[0].equals("evaluate")
            ? CommandRun.of(words[0], words[1], missing, "--hypothesis", missing)
            : CommandRun.of(words[0], words[1], missing);
    assertThat(run.code()).isEqualTo(UNUSABLE);
    assertThat(run.err()).isEqualTo("khabar: " + missing + ": there is no such file\n");
  }

  @Test
  void aModelFolderThatIsNotThereIsNamed() throws IOException {
    Path model = folder.resolve("ar-en");
    CommandRun run = translateWith(model);
    assertThat(run.code()).isEqualTo(UNUSABLE);
    assertThat(run.err()).isEqualTo("khabar: " + model + " is not a folder\n");
  }

  @Test
  void weightsThatTheDescriptionWasNotWrittenForAreNamed() throws IOException {
    Path weights = withPointerForWeights();
    CommandRun run = translateWith(folder);
    assertThat(run.code()).isEqualTo(UNUSABLE);
    assertThat(run.err()).startsWith("khabar: " + weights + " has SHA-256 ").hasLineCount(1);
  }

  @Test
  void damagedWeightsWithoutADescriptionAreNamed() throws IOException {
    Path weights = withPointerForWeights();
    Files.delete(folder.resolve("bundle.json"));
    CommandRun run = translateWith(folder);
    assertThat(run.code()).isEqualTo(UNUSABLE);
    assertThat(run.err())
        .startsWith("khabar: " + weights + " is not a usable safetensors file: its header claims ")
        .hasLineCount(1);
  }

  /** A model as a clone without Git LFS leaves it. */
  private Path withPointerForWeights() throws IOException {
    Path weights = Fixtures.copy(Fixtures.MARIAN_JOINT, folder).resolve("model.safetensors");
    return Files.writeString(weights, "version https://git-lfs.github.com/spec/v1\n");
  }

  private CommandRun translateWith(Path model) throws IOException {
    String text = CommandRun.text(folder.resolve("a.txt"), "نعم");
    return CommandRun.of("translate", text, "--model", model.toString());
  }

  @Test
  void aTextForScoringMustBeUtf8ThroughoutAndTheLineIsNamed() throws IOException {
    Path damaged = Files.write(folder.resolve("dev.en"), new byte[] {'a', '\n', (byte) 0xff, '\n'});
    CommandRun run =
        CommandRun.of(
            "evaluate", "--hypothesis", damaged.toString(), "--reference", damaged.toString());
    assertThat(run.code()).isEqualTo(UNUSABLE);
    assertThat(run.err()).isEqualTo("khabar: " + damaged + ": line 2: it is not UTF-8 text\n");
  }

  @Test
  void aTextWithoutTextCannotBeMeasured() throws IOException {
    String blank = CommandRun.text(folder.resolve("blank.ar"), "", " ");
    for (String command : new String[] {"bench", "soak"}) {
      CommandRun run = CommandRun.withModel(command, "--source", blank);
      assertThat(run.code()).isEqualTo(UNUSABLE);
      assertThat(run.err()).isEqualTo("khabar: " + blank + ": it has no text\n");
    }
  }

  @Test
  void anUnknownOptionIsNamed() {
    CommandRun run = CommandRun.of("translate", "--beam", "4", "-");
    assertThat(run.code()).isEqualTo(USAGE);
    assertThat(run.err()).contains("'--beam'").contains("--beams");
  }

  @Test
  void anUnknownNumberFormatIsAnsweredWithThoseThereAre() {
    CommandRun run = CommandRun.of("translate", "--numerics", "fp8", "-");
    assertThat(run.code()).isEqualTo(USAGE);
    assertThat(run.err()).contains("fp8").contains("FP32, INT8, BF16, BF16_INT8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--beams 0        | --beams: beams must be from 1 to 32, not 0",
        "--beams 33       | --beams: beams must be from 1 to 32, not 33",
        "--workers 0      | --workers: an engine needs a worker",
        "--batch-tokens 0 | --batch-tokens: batch limits must be positive"
      })
  void anOptionOutOfRangeIsAUsageError(String option, String message) throws IOException {
    String text = CommandRun.text(folder.resolve("a.txt"), "نعم");
    String[] words = option.split(" ", -1);
    CommandRun run =
        CommandRun.of(
            "translate", text, "--model", Fixtures.MARIAN_JOINT.toString(), words[0], words[1]);
    assertThat(run.code()).isEqualTo(USAGE);
    assertThat(run.err()).startsWith(message).doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "bench, --limit, 0",
    "bench, --rounds, 0",
    "bench, --latencies, -1",
    "soak, --count, 0"
  })
  void aMeasurementOfNothingIsAUsageError(String command, String option, String value)
      throws IOException {
    String text = CommandRun.text(folder.resolve("a.txt"), "نعم");
    CommandRun run = CommandRun.withModel(command, "--source", text, option, value);
    assertThat(run.code()).isEqualTo(USAGE);
    assertThat(run.err().lines().findFirst().orElse("")).contains(option);
  }

  @Test
  void noCommandIsAnsweredWithTheCommands() {
    CommandRun run = CommandRun.of();
    assertThat(run.code()).isEqualTo(USAGE);
    assertThat(run.err()).contains("translate", "evaluate", "bench", "soak");
  }

  @Test
  void helpSaysWhatTheExitCodesMean() {
    CommandRun run = CommandRun.of("--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Exit codes: 0 done; 1 some input could not be used");
  }
}
