package org.khabar.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.model.hub.StoredModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code khabar models list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the models: name, task, size, licence, revision, a line each.")
final class ModelsListCommand implements Callable<Integer> {
  @Mixin private ModelStoreOption store = new ModelStoreOption();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<StoredModel> models = store.store().list();
    models.forEach(model -> out.println(line(model)));
    if (models.isEmpty()) {
      spec.commandLine().getErr().println("khabar: no models; 'khabar models pull' fetches one");
    }
    out.flush();
    return 0;
  }

  static String line(StoredModel model) {
    return "%s\t%s\t%.1f MB\t%s\t%s"
        .formatted(
            model.name(), model.task(), model.bytes() / 1e6, model.licence(), model.revision());
  }
}
