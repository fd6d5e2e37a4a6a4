package org.khabar.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.model.hub.HubSettings;
import org.khabar.model.hub.ModelFetcher;
import org.khabar.model.hub.StoredModel;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code khabar models import}: a model that came by hand. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Takes a model from a folder of Hugging Face files, or from a file that 'khabar models"
            + " bundle' wrote. The source stays as it is.")
final class ModelsImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER|FILE", description = "Where the model is.")
  private Path source = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "OWNER/NAME",
      description = "Name in the store. Default: that of its bundle.json.")
  private @Nullable String name;

  @Mixin private ModelStoreOption store = new ModelStoreOption();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    ModelFetcher fetcher = new ModelFetcher(store.store(), HubSettings.of(System.getenv()));
    StoredModel model;
    try (FetchProgress progress = FetchProgress.of(line.getErr())) {
      model = fetcher.importFrom(source, name, progress);
    }
    line.getOut().println(ModelsListCommand.line(model));
    line.getOut().flush();
    return 0;
  }
}
