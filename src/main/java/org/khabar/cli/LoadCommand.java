package org.khabar.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
          + " another one. Beside it stands the engine's own rate on the same sentences. All of this"
          + " three times in turn, after a first turn that does not count.",
      "",
      "Fails if a request does or if memory grows by more than 96 MiB in the last turn."
    },
    footer = {
      "",
      "Examples:",
      "  khabar load --source dev.ar --seconds 120 --clients 16",
      "  khabar load --source dev.ar --seconds 30 --clients 1,2,4,8,16,32"
    })
final class LoadCommand implements Callable<Integer> {
  private static final long ALLOWANCE_MIB = 96;

  /** Turns through all kinds of load that count; one more goes before them. */
  private static final int TURNS = 3;

  @Mixin private SourceOption source = new SourceOption();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "120",
      description =
          "How long each load of many clients is measured, in all; the others half as long."
              + " Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "16",
      split = ",",
      description = {
        "Clients with single sentences, a round for each of these numbers and one for a single"
            + " client. Articles come from as many as the greatest. Default: ${DEFAULT-VALUE}"
      })
  private List<Integer> clients = List.of();

  @Mixin private ServiceOptions service = new ServiceOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (seconds < 1 || clients.stream().anyMatch(count -> count < 1)) {
      throw new CommandLine.ParameterException(line, "--seconds and --clients must be 1 or more");
    }
    List<String> sentences = source.sentences();
    Map<String, Object> bare =
        Map.of(
            "khabar.cache-characters",
            0,
            "khabar.repair",
            false,
            "khabar.jobs.enabled",
            false,
            "micronaut.server.port",
            -1);
    try (ApplicationContext context = ServiceStart.whole(service.properties(bare))) {
      URI server = context.getBean(EmbeddedServer.class).getURI();
      OpenDesk desk = context.getBean(OpenDesk.class);
      return measure(line.getOut(), server, desk, new LoadTexts(sentences));
    }
  }

  private int measure(PrintWriter out, URI server, OpenDesk desk, LoadTexts texts) {
    int crowded = Math.max(1, seconds / TURNS);
    List<LoadTurn> turns = new ArrayList<>();
    for (int turn = 0; turn <= TURNS; turn++) {
      turns.add(turn(server, desk, texts, crowded));
    }
    LoadTurn sum = turns.stream().skip(1).reduce(LoadTurn::and).orElseThrow();
    sum.print(out);
    long before = turns.get(TURNS - 1).articles().residentMib();
    long growth = sum.articles().residentMib() - before;
    out.printf("resident memory grew by %d MiB in the last turn%n", growth);
    long errors = sum.errors() + turns.get(0).errors();
    return errors == 0 && growth <= ALLOWANCE_MIB ? 0 : Main.FAILURE;
  }

  private LoadTurn turn(URI server, OpenDesk desk, LoadTexts texts, int crowded) {
    int half = Math.max(1, crowded / 2);
    int ramp = Math.max(1, crowded / 4);
    LoadRound engine = LoadRound.ofEngine(desk, texts, LoadWindow.of(ramp, half));
    SortedMap<Integer, LoadRound> sentences = new TreeMap<>();
    sentences.put(1, LoadRound.ofSentences(server, desk, texts, 1, LoadWindow.of(ramp, half)));
    for (int count : new TreeSet<>(clients)) {
      sentences.computeIfAbsent(
          count,
          many -> LoadRound.ofSentences(server, desk, texts, many, LoadWindow.of(ramp, crowded)));
    }
    LoadWindow last = LoadWindow.of(ramp, crowded);
    return new LoadTurn(
        engine, sentences, LoadRound.ofArticles(server, desk, texts, sentences.lastKey(), last));
  }
}
