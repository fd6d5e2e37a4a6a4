package org.khabar.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.model.hub.HubRepository;
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

/** {@code khabar models pull}: a model of the hub onto this machine. */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches a model of the hub: only the files that it needs, each checked; an interrupted fetch"
          + " goes on where it stopped, and half a model is never taken for a whole one."
    })
final class ModelsPullCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "REPO[@REVISION]",
      description = "Repository, for example Helsinki-NLP/opus-mt-ar-en")
  private String repository = "";

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Address of the hub. Default: HF_ENDPOINT, else https://huggingface.co")
  private @Nullable String endpoint;

  @Mixin private ModelStoreOption store = new ModelStoreOption();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    HubRepository wanted = HubRepository.parse(repository);
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (endpoint != null) {
      environment.put("HF_ENDPOINT", endpoint);
    }
    ModelFetcher fetcher = new ModelFetcher(store.store(), HubSettings.of(environment));
    StoredModel model;
    try (FetchProgress progress = FetchProgress.of(line.getErr())) {
      model = fetcher.pull(wanted, progress);
    }
    line.getOut().println(ModelsListCommand.line(model));
    line.getOut().flush();
    return 0;
  }
}
