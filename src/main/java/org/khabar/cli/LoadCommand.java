package org.khabar.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.OpenDesk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar load}: what the service keeps of the engine's speed when clients call it. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the service, without cache or repairs, and calls it as clients do: one and many"
          + " clients with single sentences, many with articles of 20 sentences. Every text is"
          + " another one. Beside it stands the engine's own rate on the same sentences.",
      "",
      "Fails if a request does or if memory grows by more than 96 MiB after the first rounds."
    },
    footer = {"", "Example: khabar load --source dev.ar --seconds 120 --clients 16"})
final class LoadCommand implements Callable<Integer> {
  private static final long ALLOWANCE_MIB = 96;

  @Option(
      names = "--source",
      paramLabel = "FILE",
      required = true,
      description = "Arabic, a line a sentence.")
  private String source = "";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "120",
      description =
          "Length of the crowded rounds; the others are half as long. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "16",
      description = "Clients of the crowded rounds. Default: ${DEFAULT-VALUE}")
  private int clients;

  @Mixin private ServiceOptions service = new ServiceOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (seconds < 1 || clients < 1) {
      throw new CommandLine.ParameterException(line, "--seconds and --clients must be 1 or more");
    }
    List<String> sentences = TextFile.sentences(source);
    Map<String, Object> bare =
        Map.of("khabar.cache-characters", 0, "khabar.repair", false, "micronaut.server.port", -1);
    try (ApplicationContext context = service.start(bare)) {
      URI server = context.getBean(EmbeddedServer.class).getURI();
      OpenDesk desk = context.getBean(OpenDesk.class);
      return measure(line.getOut(), server, desk, new LoadTexts(sentences));
    }
  }

  private int measure(PrintWriter out, URI server, OpenDesk desk, LoadTexts texts) {
    int half = Math.max(1, seconds / 2);
    LoadRound warmUp = LoadRound.ofEngine(desk, texts, Math.max(5, seconds / 6));
    out.println("| round | sentences/s | p50 ms | p95 ms | errors | resident MiB |");
    out.println("|---|---|---|---|---|---|");
    out.println(warmUp.row("warm-up"));
    LoadRound engine = LoadRound.ofEngine(desk, texts, half);
    out.println(engine.row("engine alone"));
    LoadRound one = LoadRound.ofSentences(server, texts, 1, half);
    out.println(one.row("sentences, 1 client"));
    LoadRound many = LoadRound.ofSentences(server, texts, clients, seconds);
    out.println(many.row("sentences, " + clients + " clients"));
    LoadRound articles = LoadRound.ofArticles(server, texts, clients, seconds);
    out.println(articles.row("articles, " + clients + " clients"));
    LoadRound again = LoadRound.ofSentences(server, texts, clients, half);
    out.println(again.row("sentences, " + clients + " clients, again"));
    out.printf("%d clients with sentences: %.2f x one client%n", clients, many.rate() / one.rate());
    out.printf(
        "%d clients with articles: %.2f x the engine alone%n",
        clients, articles.rate() / engine.rate());
    long growth = again.residentMib() - articles.residentMib();
    out.printf("resident memory grew by %d MiB in the last round%n", growth);
    long errors = one.errors() + many.errors() + articles.errors() + again.errors();
    return errors == 0 && growth <= ALLOWANCE_MIB ? 0 : Main.FAILURE;
  }
}
