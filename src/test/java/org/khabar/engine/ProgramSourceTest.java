package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khabar.model.BundleSeal;

class ProgramSourceTest {

  @ParameterizedTest
  @ValueSource(strings = {"seq2seq", "encoder"})
  void theProgramWasExportedFromItsSource(String name) throws IOException {
    String recorded = "";
    try (ZipFile zip = new ZipFile("src/main/resources/programs/" + name + ".pt")) {
      ZipEntry entry =
          zip.stream()
              .filter(e -> e.getName().endsWith("/extra/source.sha256"))
              .findFirst()
              .orElseThrow();
      recorded = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(recorded)
        .as("run models/programs/export.py after a change of models/programs/%s.py", name)
        .isEqualTo(BundleSeal.sha256(Path.of("models/programs/" + name + ".py")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seq2seq", "encoder"})
  void theProgramHoldsNoWeights(String name) throws IOException {
    assertThat(Files.size(Path.of("src/main/resources/programs/" + name + ".pt")))
        .isLessThan(100_000);
  }
}
