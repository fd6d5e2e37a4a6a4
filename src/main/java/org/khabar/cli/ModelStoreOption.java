package org.khabar.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.model.hub.ModelStore;
import picocli.CommandLine.Option;

/** Where the commands on models find them. */
final class ModelStoreOption {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Folder of the models. Default: KHABAR_MODELS, else ~/.khabar/models")
  private @Nullable Path store;

  ModelStore store() {
    return Optional.ofNullable(store)
        .map(ModelStore::new)
        .orElseGet(() -> ModelStore.of(System.getenv()));
  }
}
