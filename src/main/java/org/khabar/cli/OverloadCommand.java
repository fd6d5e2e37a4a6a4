package org.khabar.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.cli.OverloadReport.Rate;
import org.khabar.engine.Lane;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar overload}: what the service does when more is asked of it than it can do. */
@Command(
    name = "overload",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the service as a process of its own, without a cache, and measures it with one client"
          + " and with as many as it has work for. Then interactive sentences come at half of that"
          + " capacity while bulk requests want all the rest. Then 200 clients call it at once, half"
          + " of them bulk, fast ones and slow ones, and jobs are sent; in the"
          + " midst of that it is asked to end (SIGTERM), and started again. Its capacity is measured"
          + " before and after, as a machine is not always as fast. No text is sent twice.",
      "",
      "Fails if a request ends otherwise than in 200, 202, 429 or 503, if less than 90 %% of the"
          + " capacity reaches the crowd, if an interactive sentence is refused at half of the"
          + " capacity or their 95th percentile is three times that of one client, if memory grows by"
          + " more than 96 MiB in the second half of the crowd, if an answer is cut short, or if a"
          + " job that was taken in is not done to its end."
    },
    footer = {
      "",
      "Examples:",
      "  khabar overload --source dev.ar",
      "  khabar overload --source dev.ar --quick"
    })
final class OverloadCommand implements Callable<Integer> {
  private static final int QUICK_SECONDS = 10;
  private static final int MOST_LEAVING = 6;
  private static final int RAMP_SECONDS = 8;
  private static final int CAPACITY_CLIENTS = 16;
  private static final int BULK_CLIENTS = 32;
  private static final int WARM_UP_SECONDS = 5;
  private static final int IDLE_SECONDS = 12;
  private static final int CAPACITY_SECONDS = 40;
  private static final int HALF_SECONDS = 40;

  /**
   * All of the crowd come at once, and what is let in waits for up to half a minute by the
   * service's own estimate: it is counted from when those first ones have been answered.
   */
  private static final int CROWD_RAMP_SECONDS = 60;

  private static final long LONGEST_JOBS_SECONDS = 120;

  @Mixin private SourceOption source = new SourceOption();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "180",
      description =
          "How long the crowd calls; the other parts are shorter. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "512m",
      description = "The most that the service's Java heap may take. Default: ${DEFAULT-VALUE}")
  private String heap = "";

  @Option(
      names = "--leaving",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "Of ten clients of the crowd, how many hang up within seconds and call again, 0 to 6. What"
            + " of theirs is in a batch by then is done for nobody. Default: ${DEFAULT-VALUE}"
      })
  private int leaving;

  @Option(names = "--quick", description = "A rehearsal: each part takes about ten seconds.")
  private boolean quick;

  @Mixin private ServiceOptions service = new ServiceOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (seconds < 1) {
      throw new CommandLine.ParameterException(line, "--seconds must be 1 or more");
    }
    if (leaving < 0 || leaving > MOST_LEAVING) {
      throw new CommandLine.ParameterException(line, "--leaving must be from 0 to " + MOST_LEAVING);
    }
    LoadTexts texts = new LoadTexts(source.sentences());
    try (TemporaryFolder home = TemporaryFolder.create("khabar-overload")) {
      OverloadReport report = new OverloadReport(line.getOut());
      LoadJobs jobs = new LoadJobs(texts);
      report.machine();
      Rate before;
      Crowd crowd;
      try (ServedProcess served = ServedProcess.start(home.path(), heap, service.words())) {
        LoadClient client = new LoadClient(served.address());
        before = sentences(client, texts, report);
        crowd = new Crowd(served, client, texts, jobs, leaving);
        crowd.run(window(CROWD_RAMP_SECONDS, seconds));
        crowd.print(report);
      }
      try (ServedProcess again = ServedProcess.start(home.path(), heap, service.words())) {
        report.jobs(jobs.outcome(again.address(), LONGEST_JOBS_SECONDS));
        Rate after = warmCapacity(new LoadClient(again.address()), texts);
        Rate capacity = before.mean(after);
        report.rates(CAPACITY_CLIENTS, before, after, capacity, crowd.rate());
        crowd.judge(report, capacity);
      }
      return report.isSound() ? 0 : Main.FAILURE;
    }
  }

  private LoadWindow window(int ramp, int most) {
    int crowd = quick ? QUICK_SECONDS : seconds;
    return LoadWindow.of(Math.min(ramp, crowd), Math.min(most, crowd));
  }

  /** Measures capacity, and how long sentences take when half of it is asked for. */
  private Rate sentences(LoadClient client, LoadTexts texts, OverloadReport report)
      throws InterruptedException {
    Rate capacity = warmCapacity(client, texts);
    SentenceCalls idle = SentenceCalls.oneByOne(client, texts, window(0, IDLE_SECONDS));
    LoadWindow window = window(RAMP_SECONDS / 2, HALF_SECONDS);
    Load bulk = new Load(window);
    for (int i = 0; i < BULK_CLIENTS; i++) {
      bulk.start(client, texts, Lane.BULK, LoadClient.Manner.FAST, i);
    }
    SentenceCalls half = SentenceCalls.paced(client, texts, capacity.both() / 2, window);
    bulk.stop();
    report.sentences(idle, half, BULK_CLIENTS);
    Rate paced = Rate.of(half.tally(), window);
    report.half(capacity, new Rate(paced.interactive(), Rate.of(bulk.tally(), window).bulk()));
    report.judgeSentences(idle, half);
    return capacity;
  }

  private Rate warmCapacity(LoadClient client, LoadTexts texts) throws InterruptedException {
    capacity(client, texts, window(0, WARM_UP_SECONDS));
    return capacity(client, texts, window(RAMP_SECONDS, CAPACITY_SECONDS));
  }

  /** What many fast clients get who all ask for the same lane, so that nothing waits half done. */
  private static Rate capacity(LoadClient client, LoadTexts texts, LoadWindow window)
      throws InterruptedException {
    Load load = new Load(window);
    for (int i = 0; i < CAPACITY_CLIENTS; i++) {
      load.start(client, texts, Lane.INTERACTIVE, LoadClient.Manner.FAST, i);
    }
    load.await(window.closes());
    load.stop();
    return Rate.of(load.tally(), window);
  }
}
