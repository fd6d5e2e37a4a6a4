package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients of DeepL and LibreTranslate for Node, with nothing changed but the address. Needs Node 18
 * and, at first, a registry to install them from; without these it is skipped.
 */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeClientsTest implements TestPropertyProvider {
  private static final int OLDEST_NODE = 18;
  private static final Path SOURCES = Path.of("src/test/node");
  private static final Path INSTALLED = Path.of("target/node");

  @TempDir static Path home = Path.of("");

  @Inject private EmbeddedServer server;

  @Override
  public Map<String, String> getProperties() {
    return Map.of("khabar.home", home.toString());
  }

  /** What a program wrote, and whether it ended well. */
  private record Run(boolean well, String output) {}

  @BeforeAll
  static void install() throws Exception {
    Run node = run(List.of("node", "--version"), 10);
    int version =
        node.well() ? Integer.parseInt(node.output().strip().replaceAll("^v|\\..*", "")) : 0;
    assumeTrue(
        version >= OLDEST_NODE, "skipped: Node %d or newer is needed".formatted(OLDEST_NODE));
    Files.createDirectories(INSTALLED);
    boolean installed =
        Files.isDirectory(INSTALLED.resolve("node_modules/deepl-node"))
            && same("package-lock.json");
    for (String file :
        List.of("package.json", "package-lock.json", "deepl.mjs", "libretranslate.mjs")) {
      Files.copy(
          SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!installed) {
      Run npm =
          run(
              List.of(
                  "npm",
                  "ci",
                  "--prefix",
                  INSTALLED.toString(),
                  "--prefer-offline",
                  "--no-audit",
                  "--no-fund",
                  "--ignore-scripts"),
              120);
      assumeTrue(npm.well(), "skipped: npm cannot install the clients: " + npm.output());
    }
  }

  private static boolean same(String file) throws IOException {
    Path copy = INSTALLED.resolve(file);
    return Files.exists(copy) && Files.mismatch(SOURCES.resolve(file), copy) < 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"deepl.mjs", "libretranslate.mjs"})
  void everyCallOfTheClientIsAnsweredAsItExpects(String script) throws Exception {
    Run run =
        run(List.of("node", INSTALLED.resolve(script).toString(), server.getURI().toString()), 60);
    assertThat(run.output()).contains("all calls answered");
    assertThat(run.well()).as(run.output()).isTrue();
  }

  private static Run run(List<String> command, int seconds) throws Exception {
    Path output = Files.createTempFile("khabar-node", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      process.destroy();
      return new Run(
          ended && process.exitValue() == 0, Files.readString(output, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new Run(false, String.valueOf(e.getMessage()));
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
