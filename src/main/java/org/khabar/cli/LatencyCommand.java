package org.khabar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.khabar.engine.Lane;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar latency}: how long a reader waits for the first English. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the service as a process of its own, without a cache, and as soon as it is ready asks"
          + " for an article as a stream of events: the first request that this process gets. Then"
          + " for further articles and for single sentences, one after another. All of that as many"
          + " times as --starts says; no text is sent twice.",
      "",
      "Fails if a request does."
    },
    footer = {"", "Example: khabar latency --source dev.ar --starts 5"})
final class LatencyCommand implements Callable<Integer> {
  private static final String HEAP = "512m";
  private static final double MOST = 0.95;

  @Mixin private SourceOption source = new SourceOption();

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "5",
      description = "Starts of the service. Default: ${DEFAULT-VALUE}")
  private int starts;

  @Option(
      names = "--sentences",
      paramLabel = "N",
      defaultValue = "25",
      description = "Sentences of an article. Default: ${DEFAULT-VALUE}")
  private int sentences;

  @Option(
      names = "--requests",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Further articles of a start; sentences are four times as many. Default:"
              + " ${DEFAULT-VALUE}")
  private int requests;

  @Mixin private ServiceOptions service = new ServiceOptions();
  @Spec private @Nullable CommandSpec spec;

  private final List<ArticleTimes> cold = new ArrayList<>();
  private final List<ArticleTimes> warm = new ArrayList<>();
  private final List<Long> single = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (starts < 1 || sentences < 1 || requests < 1) {
      throw new CommandLine.ParameterException(
          line, "--starts, --sentences and --requests must be 1 or more");
    }
    LoadTexts texts = new LoadTexts(source.sentences());
    for (int start = 0; start < starts; start++) {
      try (TemporaryFolder home = TemporaryFolder.create("khabar-latency");
          ServedProcess served = ServedProcess.start(home.path(), HEAP, service.words())) {
        measure(served.address(), texts);
      } catch (IOException e) {
        line.getErr().println("khabar: a request failed: " + e.getMessage());
        return Main.FAILURE;
      }
    }
    print(line.getOut());
    return 0;
  }

  private void measure(URI server, LoadTexts texts) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    cold.add(article(http, server, texts));
    for (int i = 0; i < requests; i++) {
      warm.add(article(http, server, texts));
    }
    LoadClient client = new LoadClient(server);
    for (int i = 0; i < 4 * requests; i++) {
      long start = System.nanoTime();
      LoadAnswer answer = client.call(LoadRequest.sentence(texts), Lane.INTERACTIVE).join();
      single.add((System.nanoTime() - start) / 1_000_000);
      if (answer.ending() != LoadAnswer.Ending.WHOLE) {
        throw new IOException(answer.said());
      }
    }
  }

  private ArticleTimes article(HttpClient http, URI server, LoadTexts texts)
      throws IOException, InterruptedException {
    LoadRequest request = LoadRequest.article(texts, sentences, true);
    return ArticleTimes.of(http, server, request, System::nanoTime);
  }

  private void print(PrintWriter out) {
    out.println("| milliseconds until | requests | p50 | p95 | least | most |");
    out.println("|---|---|---|---|---|---|");
    String article = "an article of " + sentences;
    print(out, "the first sentence of " + article + ", first request", cold, ArticleTimes::first);
    print(out, "all of it", cold, ArticleTimes::whole);
    print(out, "the first sentence of " + article + ", later", warm, ArticleTimes::first);
    print(out, "all of it", warm, ArticleTimes::whole);
    print(out, "a single sentence", single, Long::longValue);
  }

  private static <T> void print(
      PrintWriter out, String name, List<T> answers, ToLongFunction<T> time) {
    List<Long> times = answers.stream().map(time::applyAsLong).sorted().toList();
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d |%n",
        name,
        times.size(),
        LoadRound.percentile(times, 0.5),
        LoadRound.percentile(times, MOST),
        times.get(0),
        times.get(times.size() - 1));
  }
}
