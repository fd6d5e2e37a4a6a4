package org.khabar.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.DeskSettings;
import org.khabar.desk.OpenDesk;
import org.khabar.summarize.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that work on whole articles. */
final class DeskOptions {
  /** A command does one article: repeated sentences within it are worth keeping. */
  private static final long CACHE_CHARACTERS = 1_000_000;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--max-characters",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Longest article. Default: ${DEFAULT-VALUE}")
  private int maxCharacters;

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      defaultValue = "brief",
      description = "Style of the brief: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Style style = Style.BRIEF;

  @Option(names = "--sentences", paramLabel = "N", description = "Most sentences of the brief.")
  private @Nullable Integer sentences;

  @Option(names = "--words", paramLabel = "N", description = "Most words of the brief.")
  private @Nullable Integer words;

  BriefRequest brief() {
    return service.model().checked("--sentences", () -> BriefRequest.of(style, sentences, words));
  }

  /** Folder of the translation model. */
  Path model() {
    return service.model().folder();
  }

  OpenDesk open() {
    ModelOptions model = service.model();
    DeskSettings settings =
        new DeskSettings(
            service.minilm(),
            service.summaryModel(),
            model.beams(),
            CACHE_CHARACTERS,
            maxCharacters,
            service.glossary(),
            true,
            model.engineOptions(),
            Version.number());
    return OpenDesk.open(model.folder(), settings, Clock.systemUTC());
  }
}
