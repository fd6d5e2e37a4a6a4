package org.khabar.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.model.BundleSeal;
import org.khabar.model.ModelBundle;
import org.khabar.model.hub.ModelArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code khabar models bundle}: a model in one file, for machines without a network. */
@Command(
    name = "bundle",
    mixinStandardHelpOptions = true,
    description =
        "Writes a model with its checksums into one file, to be carried to a machine without a"
            + " network; 'khabar models import FILE' takes it there.")
final class ModelsBundleCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OWNER/NAME|FOLDER", description = "The model.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "File to write.")
  private Path file = Path.of("");

  @Mixin private ModelStoreOption store = new ModelStoreOption();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    ModelBundle bundle = ModelBundle.read(store.store().find(name));
    BundleSeal.verify(bundle);
    ModelArchive.write(bundle, file);
    Objects.requireNonNull(spec).commandLine().getErr().println("khabar: " + file + " is written");
    return 0;
  }
}
