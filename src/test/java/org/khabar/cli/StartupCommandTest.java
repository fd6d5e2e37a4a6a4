package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khabar.model.Fixtures;

class StartupCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void everyStartHasItsLineAndAllRequestsAreAnswered() throws IOException {
    String source =
        CommandRun.text(folder.resolve("dev.ar"), Fixtures.sources(20).toArray(String[]::new));
    CommandRun run =
        CommandRun.withModel(
            "startup", "--source", source, "--starts", "2", "--sentences", "5", "--articles", "1");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .containsPattern("\\| 1, empty home \\| [0-9.]+ \\| [0-9.]+ \\| \\d+ \\| \\d+ \\|")
        .containsPattern("\\| 2 \\| [0-9.]+ \\| [0-9.]+ \\| \\d+ \\| \\d+ \\|")
        .containsPattern("resident MiB after 5 sentences: \\d+, at the most \\d+")
        .containsPattern("resident MiB after 1 articles more: \\d+, at the most \\d+")
        .contains("every request was answered");
  }

  @Test
  void aServiceIsStartedOnceAtLeast() throws IOException {
    String source = CommandRun.text(folder.resolve("dev.ar"), "خبر");
    CommandRun run = CommandRun.of("startup", "--source", source, "--starts", "0");
    assertThat(run.code()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("--starts must be 1 or more");
  }

  @Test
  void aServiceThatIsRehearsedEndsByItself() {
    System.setProperty("khabar.home", folder.toString());
    try {
      CommandRun run = CommandRun.withModel("serve", "--rehearse", "--port", "0");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.err()).contains("khabar: serving at http://");
    } finally {
      System.clearProperty("khabar.home");
    }
  }

  @Test
  void aCommandIsReadAloneAsItIsAmongAll() {
    String all = CommandRun.of("--help").out();
    assertThat(all).contains("serve", "translate", "startup", "models", "help");
    assertThat(CommandRun.of("serve", "--help").out()).contains("Usage: khabar serve");
    assertThat(CommandRun.of("help", "serve").out()).contains("Usage: khabar serve");
    assertThat(CommandRun.of("sevre").err()).contains("serve");
  }
}
