package org.khabar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.khabar.engine.Lane;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar startup}: how soon the service is ready, and how much memory it takes. */
@Command(
    name = "startup",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the service several times, each time as a process of its own, with the options of the"
          + " virtual machine that this command runs with (the launcher's), and says how long it took"
          + " until it was ready (the first time with an empty home, then with that home). The last"
          + " one is then sent sentences, four clients at a time, and articles of twelve sentences"
          + " with their briefs, and its memory is looked at again.",
      "",
      "Fails if a request does."
    },
    footer = {"", "Example: khabar startup --source dev.ar"})
final class StartupCommand implements Callable<Integer> {
  private static final int CLIENTS = 4;
  private static final int ARTICLE_SENTENCES = 12;

  @Mixin private SourceOption source = new SourceOption();

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often it is started. Default: ${DEFAULT-VALUE}")
  private int starts;

  @Option(
      names = "--sentences",
      paramLabel = "N",
      defaultValue = "200",
      description = "Sentences to send. Default: ${DEFAULT-VALUE}")
  private int sentences;

  @Option(
      names = "--articles",
      paramLabel = "N",
      defaultValue = "10",
      description = "Articles to send. Default: ${DEFAULT-VALUE}")
  private int articles;

  @Mixin private ServiceOptions service = new ServiceOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (starts < 1 || sentences < 0 || articles < 0) {
      throw new CommandLine.ParameterException(
          line, "--starts must be 1 or more, --sentences and --articles 0 or more");
    }
    LoadTexts texts = new LoadTexts(source.sentences());
    PrintWriter out = line.getOut();
    List<String> machine = ManagementFactory.getRuntimeMXBean().getInputArguments();
    out.println("virtual machine: " + String.join(" ", machine));
    out.println();
    out.println("| start | seconds to ready | processor seconds | resident MiB | at the most |");
    out.println("|---|---|---|---|---|");
    try (TemporaryFolder home = TemporaryFolder.create("khabar-startup")) {
      for (int start = 1; start < starts; start++) {
        try (ServedProcess served = ServedProcess.start(home.path(), machine, service.words())) {
          print(out, start, served);
        }
      }
      try (ServedProcess served = ServedProcess.start(home.path(), machine, service.words())) {
        print(out, starts, served);
        out.println();
        return use(out, served, texts) ? 0 : Main.FAILURE;
      }
    }
  }

  private static void print(PrintWriter out, int start, ServedProcess served) {
    double processor = served.processorTime().toMillis() / 1000.0;
    out.printf(
        "| %d%s | %.2f | %.2f | %d | %d |%n",
        start,
        start == 1 ? ", empty home" : "",
        served.untilReady().toMillis() / 1000.0,
        processor,
        served.residentMib(),
        served.peakMib());
  }

  private boolean use(PrintWriter out, ServedProcess served, LoadTexts texts)
      throws InterruptedException {
    LoadClient client = new LoadClient(served.address());
    boolean whole = send(client, CLIENTS, sentences, () -> LoadRequest.sentence(texts));
    print(out, served, "after %d sentences".formatted(sentences));
    whole &= send(client, 1, articles, () -> LoadRequest.article(texts, ARTICLE_SENTENCES, false));
    print(out, served, "after %d articles more".formatted(articles));
    out.println(whole ? "every request was answered" : "a request was not answered");
    return whole;
  }

  private static void print(PrintWriter out, ServedProcess served, String when) {
    out.printf(
        "resident MiB %s: %d, at the most %d%n", when, served.residentMib(), served.peakMib());
  }

  /** Whether so many requests, of some clients at a time, were answered with all that is wanted. */
  private static boolean send(
      LoadClient client, int clients, int count, Supplier<LoadRequest> requests)
      throws InterruptedException {
    AtomicInteger left = new AtomicInteger(count);
    AtomicBoolean whole = new AtomicBoolean(true);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (left.getAndDecrement() > 0) {
                  LoadAnswer answer = client.call(requests.get(), Lane.INTERACTIVE).join();
                  if (answer.ending() != LoadAnswer.Ending.WHOLE) {
                    whole.set(false);
                  }
                }
              });
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return whole.get();
  }
}
