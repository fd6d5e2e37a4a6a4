package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private static final String[] ENGLISH = {
    "The president Omar opened the factory.", "The spokesman discussed the exhibition on Friday."
  };

  @TempDir private Path folder = Path.of("");

  @Test
  void aTranslationEqualToItsReferenceScoresOneHundred() throws IOException {
    String english = CommandRun.text(folder.resolve("dev.en"), ENGLISH);
    CommandRun run = CommandRun.of("evaluate", "--hypothesis", english, "--reference", english);
    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "BLEU = 100.00 100.0/100.0/100.0/100.0"
                + " (BP = 1.000 ratio = 1.000 hyp_len = 15 ref_len = 15)",
            "chrF2 = 100.00");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aSourceIsTranslatedAndScored() throws IOException {
    String arabic =
        CommandRun.text(
            folder.resolve("dev.ar"),
            "افتتح الرئيس عمر المصنع.",
            "ناقش المتحدث المعرض يوم الجمعة.");
    String english = CommandRun.text(folder.resolve("dev.en"), ENGLISH);
    Path output = folder.resolve("out.en");
    CommandRun run =
        CommandRun.withModel(
            "evaluate", "--source", arabic, "--reference", english, "--output", output.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("BLEU = 100.00 ").contains("\nchrF2 = 100.00");
    assertThat(output).hasContent(String.join("\n", ENGLISH));
  }

  @Test
  void textsOfDifferentLengthAreRefusedBeforeAnythingIsTranslated() throws IOException {
    String source = CommandRun.text(folder.resolve("dev.ar"), "نعم", "لا", "نعم");
    String reference = CommandRun.text(folder.resolve("dev.en"), "yes", "no");
    for (String side : new String[] {"--source", "--hypothesis"}) {
      CommandRun run =
          CommandRun.of(
              "evaluate", side, source, "--reference", reference, "--model", "no-such-model");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).isEqualTo("khabar: 3 lines to score for 2 lines of --reference\n");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void somethingIsScored() throws IOException {
    String text = CommandRun.text(folder.resolve("dev.en"), ENGLISH);
    CommandRun neither = CommandRun.of("evaluate", "--reference", text);
    assertThat(neither.code()).isEqualTo(2);
    assertThat(neither.err()).isEqualTo("khabar: give --source or --hypothesis\n");
  }

  @Test
  void aTranslationIsCheckedAgainstItsSource() throws IOException {
    String arabic = CommandRun.text(folder.resolve("dev.ar"), "قتل 44 شخصا في باكو", "وصل الوزير");
    String english =
        CommandRun.text(folder.resolve("dev.en"), "4 people were killed in Baku", "He arrived");
    CommandRun run =
        CommandRun.of(
            "evaluate", "--source", arabic, "--hypothesis", english, "--reference", english);
    assertThat(run.out())
        .endsWith(
            """
            numbers: 0 of 1 kept (0.0 %), in 1 sentences
            checks: 1 of 2 sentences need review (number_changed 1)
            """);
  }
}
