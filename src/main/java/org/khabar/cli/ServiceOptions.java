package org.khabar.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khabar.model.hub.ModelStore;
import org.khabar.translate.Glossary;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The models that a desk works with. It knows nothing of the service's framework, which is not
 * there where archives are translated on a cluster: {@link ServiceStart} does.
 */
final class ServiceOptions {
  private static final Path CONFIG = Path.of("config", "application.yml");

  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--minilm",
      paramLabel = "DIR",
      defaultValue = "${env:KHABAR_MINILM:-models/minilm}",
      description = "Folder of the sentence encoder for briefs. Default: ${DEFAULT-VALUE}")
  private Path minilm = Path.of("models/minilm");

  @Option(
      names = "--summary-model",
      paramLabel = "MODEL",
      description =
          "A BART model that writes the briefs, each sentence held against the article. Default:"
              + " briefs are extracted.")
  private @Nullable String summaryModel;

  @Mixin private GlossaryOption glossary = new GlossaryOption();

  ModelOptions model() {
    return model;
  }

  Path minilm() {
    return minilm;
  }

  /** Folder of the model that writes briefs; null if none does. */
  @Nullable Path summaryModel() {
    return summaryModel == null ? null : ModelStore.of(System.getenv()).find(summaryModel);
  }

  Glossary glossary() {
    return glossary.read();
  }

  /**
   * The properties of a service with these models. Settings of a file config/application.yml in the
   * present folder apply.
   *
   * @param more further properties of the configuration
   */
  Map<String, Object> properties(Map<String, Object> more) {
    heedConfiguration();
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("khabar.model", model.folder().toString());
    properties.put("khabar.minilm", minilm);
    if (summaryModel != null) {
      properties.put("khabar.summary-model", summaryModel);
    }
    glossary.file().ifPresent(file -> properties.put("khabar.glossary", file));
    properties.put("khabar.beams", model.beams());
    model.numerics().ifPresent(numerics -> properties.put("khabar.numerics", numerics));
    model.workers().ifPresent(workers -> properties.put("khabar.workers", workers));
    return properties;
  }

  /** The words of a command line that ask for these models, wherever it is run. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--model", model.folder().toAbsolutePath().toString()));
    words.addAll(List.of("--minilm", minilm.toAbsolutePath().toString()));
    Path writer = summaryModel();
    if (writer != null) {
      words.addAll(List.of("--summary-model", writer.toAbsolutePath().toString()));
    }
    glossary
        .file()
        .ifPresent(file -> words.addAll(List.of("--glossary", file.toAbsolutePath().toString())));
    if (model.beams() > 0) {
      words.addAll(List.of("--beams", String.valueOf(model.beams())));
    }
    model.numerics().ifPresent(n -> words.addAll(List.of("--numerics", n.toString())));
    model.workers().ifPresent(n -> words.addAll(List.of("--workers", n.toString())));
    return words;
  }

  /** Lets the settings of a file config/application.yml in the present folder apply. */
  static void heedConfiguration() {
    if (Files.isRegularFile(CONFIG)) {
      System.setProperty("micronaut.config.files", CONFIG.toString());
    }
  }
}
