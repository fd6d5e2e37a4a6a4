package org.khabar.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code khabar models remove}. */
@Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a model.")
final class ModelsRemoveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "OWNER/NAME", description = "Name in the store.")
  private String name = "";

  @Mixin private ModelStoreOption store = new ModelStoreOption();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    store.store().remove(name);
    Objects.requireNonNull(spec).commandLine().getErr().println("khabar: " + name + " is removed");
    return 0;
  }
}
