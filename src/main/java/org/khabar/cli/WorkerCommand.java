package org.khabar.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.database.Database;
import org.khabar.database.DatabaseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code khabar worker}: a node that works on jobs and serves nobody. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description = {
      "Works on the jobs of a PostgreSQL that it shares with others, without HTTP.",
      "",
      "The database is khabar.database.url, user and password in config/application.yml, or"
          + " KHABAR_DATABASE_URL, _USER and _PASSWORD in the environment."
    },
    footer = {"", "Example:", "  KHABAR_DATABASE_URL=jdbc:postgresql://db/khabar khabar worker"})
final class WorkerCommand implements Callable<Integer> {
  @Mixin private ServiceOptions service = new ServiceOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    try (ApplicationContext context = ServiceStart.withoutServer(service.properties(Map.of()))) {
      if (!context.getBean(Database.class).isShared()) {
        throw new DatabaseException(
            "khabar.database.url: a worker shares a PostgreSQL with others; none is named");
      }
      Objects.requireNonNull(spec).commandLine().getErr().println("khabar: working on jobs");
      Thread.currentThread().join(); // until the process is asked to end
    } catch (BeanInstantiationException e) {
      throw ServeCommand.plain(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
