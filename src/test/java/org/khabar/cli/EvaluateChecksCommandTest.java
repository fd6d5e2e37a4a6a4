package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateChecksCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theTableSaysHowManyFaultsOfEachKindWereSeen() throws IOException {
    String source =
        CommandRun.text(
            folder.resolve("dev.ar"),
            "استمرت المعارك 44 يوما في الإقليم",
            "وصل الوزير يوم الأحد إلى المدينة",
            "قال إن 12 شخصا قتلوا");
    String reference =
        CommandRun.text(
            folder.resolve("dev.en"),
            "The battles lasted 44 days in the region",
            "The minister arrived in the city on Sunday",
            "He said that 15 people were killed");
    CommandRun run =
        CommandRun.of(
            "evaluate-checks", "--source", source, "--reference", reference, "--show", "5");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("| number dropped | 2 | 2 | 1.00 | 0.67 |")
        .contains("| weekday changed | 1 | 1 | 1.00 | 1.00 |")
        .contains("| number changed | 1 |")
        .contains("| any | 1 |")
        .contains("The source says 12, the English 15.");
    assertThat(CommandRun.of("evaluate-checks", "--source", source, "--reference", reference).out())
        .isEqualTo(
            CommandRun.of("evaluate-checks", "--source", source, "--reference", reference).out());
  }

  @Test
  void filesOfUnequalLengthAreRefused() throws IOException {
    String one = CommandRun.text(folder.resolve("one"), "سطر");
    String two = CommandRun.text(folder.resolve("two"), "a line", "a line");
    CommandRun run = CommandRun.of("evaluate-checks", "--source", one, "--reference", two);
    assertThat(run.code()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("--source has 1 lines, --reference 2");
  }
}
