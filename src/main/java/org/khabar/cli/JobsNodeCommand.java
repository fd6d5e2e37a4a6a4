package org.khabar.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khabar.api.DeskItems;
import org.khabar.database.Database;
import org.khabar.desk.OpenDesk;
import org.khabar.jobs.Job;
import org.khabar.jobs.JobNode;
import org.khabar.jobs.JobSettings;
import org.khabar.jobs.JobStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code khabar jobs-node}: a node of the measuring commands, usually with a stand-in engine. */
@Command(
    name = "jobs-node",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Works on a job, with a stand-in for the engine or itself, until it has ended.")
final class JobsNodeCommand implements Callable<Integer> {
  private static final long POLL_MILLIS = 200;

  @Option(names = "--job", required = true, paramLabel = "ID", description = "The job.")
  private String job = "";

  @Option(
      names = "--rate",
      defaultValue = "0",
      paramLabel = "N",
      description = "Items a second; 0 is as fast as can be.")
  private double rate;

  @Option(names = "--engine", description = "Translates, rather than stand in for that.")
  private boolean engine;

  @Mixin private DeskOptions desk = new DeskOptions();
  @Mixin private DatabaseOptions options = new DatabaseOptions();
  @Spec private @Nullable CommandSpec spec;

  /** Settings under which dead nodes are noticed within seconds. */
  static JobSettings settings() {
    JobSettings usual = JobSettings.usual();
    return new JobSettings(
        usual.windows(),
        usual.attempts(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofMillis(200),
        usual.retention(),
        usual.maxItems(),
        null,
        false);
  }

  @Override
  public Integer call() throws InterruptedException {
    Clock clock = Clock.systemUTC();
    try (Database database = Database.open(options.settings());
        BatchTranslator translator = translator(engine, desk, rate);
        JobNode node = new JobNode(database, translator.items(), settings(), clock)) {
      node.start();
      Objects.requireNonNull(spec).commandLine().getErr().println("khabar: node is up");
      JobStore jobs = new JobStore(database, clock);
      while (!ended(jobs)) {
        Thread.sleep(POLL_MILLIS);
      }
    }
    return 0;
  }

  /** What works on a job: the engine, or a stand-in of so many items a second. */
  static BatchTranslator translator(boolean engine, DeskOptions desk, double rate) {
    if (engine) {
      OpenDesk open = desk.open();
      return new BatchTranslator(new DeskItems(open.desk()), "engine", open::close);
    }
    StandInTranslator standIn = new StandInTranslator(rate, BatchFormat.JSON);
    return new BatchTranslator(standIn, "stand-in", standIn::close);
  }

  private boolean ended(JobStore jobs) {
    try {
      return jobs.find(job).map(Job::state).map(state -> state.isFinal()).orElse(true);
    } catch (RuntimeException e) {
      return false; // the database is away; that is part of what is measured
    }
  }
}
