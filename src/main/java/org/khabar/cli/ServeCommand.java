package org.khabar.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.api.Draining;
import org.khabar.api.keys.UnsafeAddressException;
import org.khabar.api.trace.UnusableTracingException;
import org.khabar.database.DatabaseException;
import org.khabar.engine.GenerationEngine;
import org.khabar.model.ModelException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar serve}: the HTTP service. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves translations, articles and summaries over HTTP, on this machine only by default.",
      "",
      "Settings of a file config/application.yml in the present folder apply, options before it."
    },
    footer = {
      "",
      "Example:",
      "  khabar serve --port 8080",
      "  curl -H 'Content-Type: text/plain' --data-binary @article.txt localhost:8080/v1/articles",
      "  The API, to read and try: http://localhost:8080/openapi/ui/"
    })
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Address to listen on. Default: 127.0.0.1")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port; 0 takes a free one. Default: 8080")
  private @Nullable Integer port;

  @Option(
      names = "--public",
      description = "Lets anybody in who can reach the service, as long as there are no keys.")
  private boolean open;

  @Option(
      names = "--cache-characters",
      paramLabel = "N",
      description = "Room of the sentence cache; 0 keeps nothing. Default: 20000000")
  private @Nullable Long cacheCharacters;

  @Option(
      names = "--rehearse",
      hidden = true,
      description =
          "Ends after it has answered requests of its own: what a start leaves to others.")
  private boolean rehearsed;

  @Mixin private ServiceOptions service = new ServiceOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    PrintWriter err = line.getErr();
    GenerationEngine.preload();
    try (ApplicationContext context = start()) {
      EmbeddedServer server = context.getBean(EmbeddedServer.class);
      err.println(
          "khabar: serving at " + server.getURI() + " (API: " + server.getURI() + "/openapi/ui/)");
      err.flush();
      if (rehearsed) {
        new Rehearsal(server.getURI()).run();
        return 0;
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(context), "khabar-end"));
      Thread.currentThread().join(); // until the process is asked to end
    } catch (BeanInstantiationException | ServerStartupException e) {
      throw plain(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  /** The process was asked to end: all that was begun is brought to its end first. */
  private static void end(ApplicationContext context) {
    context.getBean(Draining.class).drain();
    context.close();
  }

  private ApplicationContext start() {
    Map<String, Object> properties = new HashMap<>();
    put(properties, "khabar.cache-characters", cacheCharacters);
    put(properties, "khabar.access.open", open ? true : null);
    put(properties, "micronaut.server.host", host);
    put(properties, "micronaut.server.port", port);
    return ServiceStart.whole(service.properties(properties));
  }

  private static void put(Map<String, Object> properties, String name, @Nullable Object value) {
    if (value != null) {
      properties.put(name, value);
    }
  }

  /** What a user can mend, out of what the framework wrapped around it. */
  static RuntimeException plain(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ModelException
          || cause instanceof DatabaseException
          || cause instanceof UnsafeAddressException
          || cause instanceof UnusableTracingException) {
        return (RuntimeException) cause;
      }
      if (cause instanceof BindException) {
        return new ModelException("the address cannot be listened on: " + cause.getMessage());
      }
    }
    return failure;
  }
}
