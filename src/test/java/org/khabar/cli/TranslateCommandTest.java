package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslateCommandTest {
  private static final String SOURCE = "افتتح الرئيس عمر المصنع.";
  private static final String ENGLISH = "The president Omar opened the factory.";

  @TempDir private Path folder = Path.of("");

  @Test
  void asManyLinesComeOutAsGoInAndBlankOnesStayBlank() throws IOException {
    String text = CommandRun.text(folder.resolve("a.txt"), "", SOURCE, " ", "نعم", "");
    CommandRun run = CommandRun.withModel("translate", text);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("\n" + ENGLISH + "\n\nyes\n\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aLineThatCannotBeUsedComesOutEmptyAndIsNamed() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.write((SOURCE + "\n").getBytes(StandardCharsets.UTF_8));
    text.write(new byte[] {'a', (byte) 0xff, '\n'});
    text.write((SOURCE.repeat(9) + "\nنعم").getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("a.txt"), text.toByteArray());
    CommandRun run = CommandRun.withModel("translate", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEqualTo(ENGLISH + "\n\n\nyes\n");
    assertThat(run.err().lines())
        .hasSize(2)
        .anyMatch("khabar: line 2: it is not UTF-8 text"::equals)
        .anyMatch(
            line ->
                line.matches(
                    "khabar: line 3: a source of \\d+ tokens: the model takes from 1 to 64"));
  }

  @Test
  void scoresComeBeforeATabInDigitsThatEveryProgramReads() throws IOException {
    String text = CommandRun.text(folder.resolve("a.txt"), SOURCE, "");
    Locale format = Locale.getDefault(Locale.Category.FORMAT);
    CommandRun run;
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
      run = CommandRun.withModel("translate", "--scores", text);
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, format);
    }
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).matches("-0\\.\\d{3}\t" + ENGLISH + "\n0\\.000\t\n");
  }
}
