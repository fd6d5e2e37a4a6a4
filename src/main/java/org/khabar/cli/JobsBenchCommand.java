package org.khabar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.database.Database;
import org.khabar.jobs.Job;
import org.khabar.jobs.JobControl;
import org.khabar.jobs.JobIntake;
import org.khabar.jobs.JobOptions;
import org.khabar.jobs.JobStore;
import org.khabar.jobs.QueueProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar jobs-bench}: what the queue itself can do. */
@Command(
    name = "jobs-bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the queue with a stand-in for the engine: how fast items are taken in, how long a"
          + " claim takes with ever more of them pending, what one node does and what two do, and"
          + " what the queue could do if the engine took no time."
    },
    footer = {"", "Example: khabar jobs-bench --url jdbc:postgresql://localhost/test"})
final class JobsBenchCommand implements Callable<Integer> {
  private static final int CLAIMS = 50;
  private static final int STEPS = 5;

  @Option(
      names = "--pending",
      defaultValue = "1000000",
      paramLabel = "N",
      description = "Most items that are pending. Default: ${DEFAULT-VALUE}")
  private int pending;

  @Option(
      names = "--items",
      defaultValue = "20000",
      paramLabel = "N",
      description = "Items that the nodes do. Default: ${DEFAULT-VALUE}")
  private int items;

  @Option(
      names = "--rate",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Items a second that a node's stand-in does. Default: ${DEFAULT-VALUE}")
  private double rate;

  @Mixin private DatabaseOptions options = new DatabaseOptions();
  @Spec private @Nullable CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Database database = Database.open(options.settings())) {
      JobStore jobs = new JobStore(database, clock);
      JobIntake intake = new JobIntake(database, jobs, JobsNodeCommand.settings(), clock, () -> {});
      if (database.isShared()) {
        double one = run(intake, jobs, 1, rate, out);
        double two = run(intake, jobs, 2, rate, out);
        out.printf("two nodes do %.2f times what one does%n", two / one);
        run(intake, jobs, 1, 0, out);
        run(intake, jobs, 2, 0, out);
      }
      claims(database, intake, jobs, out);
    }
    return 0;
  }

  /** Times claims with nothing pending, and after each step towards the most. */
  private void claims(Database database, JobIntake intake, JobStore jobs, PrintWriter out)
      throws IOException {
    JobControl control = new JobControl(database, jobs, clock, () -> {});
    QueueProbe probe = new QueueProbe(database, clock);
    String[] ids = new String[STEPS];
    out.println(
        "items pending\tms a claim, median\tms a claim, 95 of 100\titems a second taken in");
    for (int step = 0; step < STEPS; step++) {
      int more = pending / STEPS;
      long start = System.nanoTime();
      ids[step] = intake.accept(new GeneratedItems(more), JobOptions.USUAL).job().id();
      double seconds = (System.nanoTime() - start) / 1e9;
      QueueProbe.Times times = probe.claim(CLAIMS);
      out.printf(
          "%d\t%.2f\t%.2f\t%.0f%n",
          (step + 1) * more, times.medianMillis(), times.highMillis(), more / seconds);
      out.flush();
    }
    for (String id : ids) {
      control.cancel(id);
    }
  }

  private double run(JobIntake intake, JobStore jobs, int nodes, double speed, PrintWriter out)
      throws IOException, InterruptedException {
    Job job = intake.accept(new GeneratedItems(items), JobOptions.USUAL).job();
    try (SoakNodes processes = new SoakNodes(nodes, job.id(), speed, options, List.of())) {
      processes.startAll();
      while (!jobs.find(job.id()).orElseThrow().state().isFinal()) {
        Thread.sleep(50);
      }
      // from the first window to the last: starting the processes is not the queue's work
      double result = jobs.find(job.id()).orElseThrow().rate();
      out.printf(
          "%d node%s of %s: %.0f items a second%n",
          nodes,
          nodes == 1 ? "" : "s",
          speed > 0 ? "%.0f items a second".formatted(speed) : "unlimited speed",
          result);
      out.flush();
      return result;
    }
  }
}
