package org.khabar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.khabar.database.Database;
import org.khabar.jobs.BatchLines;
import org.khabar.jobs.ItemOutcome;
import org.khabar.jobs.Job;
import org.khabar.jobs.JobIntake;
import org.khabar.jobs.JobItem;
import org.khabar.jobs.JobOptions;
import org.khabar.jobs.JobResults;
import org.khabar.jobs.JobStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code khabar jobs-soak}: whether jobs survive what happens to processes. */
@Command(
    name = "jobs-soak",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a job on nodes that are killed with -9 in turn and started again, and checks that every"
          + " item has its result, once and right. A stand-in takes the engine's place; with --engine"
          + " nodes translate, each with one worker, and right is what one undisturbed process says.",
      "",
      "With --restart, the database itself is restarted once by that command, after a third of the"
          + " items. A database in files has one node."
    },
    footer = {
      "",
      "Examples:",
      "  khabar jobs-soak --url jdbc:postgresql://localhost/test --nodes 3 --kill-every 20 \\",
      "    --restart 'pg_ctl -D data -m immediate restart'",
      "  khabar jobs-soak --url jdbc:h2:file:/tmp/soak/db --nodes 1 --kills 5"
    })
final class JobsSoakCommand implements Callable<Integer> {
  private static final int PAGE = 256;

  @Option(names = "--items", defaultValue = "20000", paramLabel = "N", description = "Items.")
  private int items;

  @Option(names = "--nodes", defaultValue = "3", paramLabel = "N", description = "Processes.")
  private int nodes;

  @Option(
      names = "--rate",
      defaultValue = "60",
      paramLabel = "N",
      description = "Items a second that a node's stand-in does. Default: ${DEFAULT-VALUE}")
  private double rate;

  @Option(
      names = "--kill-every",
      defaultValue = "20",
      paramLabel = "SECONDS",
      description = "Time between kills. Default: ${DEFAULT-VALUE}")
  private int killEvery;

  @Option(
      names = "--kills",
      defaultValue = "1000000",
      paramLabel = "N",
      description = "Most kills. Default: as many as there is time for")
  private int kills;

  @Option(
      names = "--restart",
      paramLabel = "COMMAND",
      description = "Restarts the database; run by sh once.")
  private @Nullable String restart;

  @Option(names = "--engine", description = "Nodes translate, rather than stand in for that.")
  private boolean engine;

  @Mixin private DeskOptions desk = new DeskOptions();
  @Mixin private DatabaseOptions options = new DatabaseOptions();
  @Spec private @Nullable CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    boolean shared = options.settings().isShared();
    if (nodes < 1 || items < 1 || (nodes > 1 && !shared)) {
      throw new ParameterException(
          line, "--nodes and --items must be 1 or more; a database in files has one node");
    }
    PrintWriter out = line.getOut();
    String job = upload();
    out.printf("job %s of %d items%n", job, items);
    long start = System.nanoTime();
    List<String> more =
        engine
            ? List.of("--engine", "--workers", "1", "--model", desk.model().toString())
            : List.of();
    SoakNodes processes = new SoakNodes(nodes, job, rate, options, more);
    int killed;
    try {
      killed = shared ? sharedRun(processes, job, out) : ownRun(processes, out);
    } finally {
      processes.close();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf("%d kills, %.1f s, %.1f items a second%n", killed, seconds, items / seconds);
    return report(job, out) ? 0 : Main.FAILURE;
  }

  private String upload() throws IOException {
    try (Database database = Database.open(options.settings())) {
      JobStore jobs = new JobStore(database, clock);
      return new JobIntake(database, jobs, JobsNodeCommand.settings(), clock, () -> {})
          .accept(new GeneratedItems(items), JobOptions.USUAL)
          .job()
          .id();
    }
  }

  /** Kills one of the nodes in turn while the job runs; returns how many. */
  private int sharedRun(SoakNodes processes, String job, PrintWriter out)
      throws IOException, InterruptedException {
    processes.startAll();
    try (Database database = Database.open(options.settings())) {
      JobStore jobs = new JobStore(database, clock);
      boolean restarted = restart == null;
      int killed = 0;
      for (int second = 1; ; second++) {
        Thread.sleep(1000);
        int done = done(jobs, job, out);
        if (done == items) {
          return killed;
        }
        if (!restarted && done > items / 3) {
          restarted = true;
          out.printf("%4d s: %d items done; restarting the database%n", second, done);
          int code = new ProcessBuilder("sh", "-c", restart).inheritIO().start().waitFor();
          out.printf("       restarted, exit code %d%n", code);
        }
        if (second % killEvery == 0 && killed < kills) {
          out.printf("%4d s: %d items done; killing node %d%n", second, done, killed % nodes);
          processes.killAndRestart(killed % nodes);
          killed++;
        }
      }
    }
  }

  private int done(JobStore jobs, String job, PrintWriter out) {
    try {
      return jobs.find(job).map(Job::done).orElseThrow();
    } catch (RuntimeException e) {
      out.println("       the database is away");
      return -1;
    }
  }

  /** Kills the one node so many times, then lets it end; between kills its files are read. */
  private int ownRun(SoakNodes processes, PrintWriter out)
      throws IOException, InterruptedException {
    int killed = 0;
    processes.startAll();
    while (killed < kills && !processes.ended(0, killEvery)) {
      processes.kill(0);
      killed++;
      out.printf("killed, for the %d. time%n", killed);
      processes.start(0);
    }
    while (!processes.ended(0, killEvery)) {
      out.println("still at work");
    }
    return killed;
  }

  private boolean report(String job, PrintWriter out) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (Database database = Database.open(options.settings());
        BatchTranslator reference = JobsNodeCommand.translator(engine, desk, 0)) {
      JobResults results = new JobResults(database);
      int right = 0;
      int wrong = 0;
      for (List<String> page = results.page(job, 0, PAGE);
          !page.isEmpty();
          page = results.page(job, right + wrong, PAGE)) {
        List<CompletableFuture<ItemOutcome>> expected = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
          expected.add(reference.items().translate(item(right + wrong + i)));
        }
        int first = right + wrong;
        for (int i = 0; i < page.size(); i++) {
          boolean same =
              mapper.readTree(page.get(i)).equals(line(mapper, first + i, expected.get(i)));
          right += same ? 1 : 0;
          wrong += same ? 0 : 1;
        }
      }
      long rows =
          database.transact(
              session -> session.number("SELECT COUNT(*) FROM job_results WHERE job_id = ?", job));
      boolean sound = right == items && wrong == 0 && rows == items;
      out.printf(
          "%d results right, %d wrong, %d missing, %d stored%n",
          right, wrong, items - right - wrong, rows);
      out.println(sound ? "sound" : "NOT sound");
      return sound;
    }
  }

  private static JobItem item(int index) {
    return new JobItem(
        index, index + 1L, String.valueOf(index), JobItem.Kind.TEXT, GeneratedItems.text(index), 0);
  }

  private static JsonNode line(
      ObjectMapper mapper, int index, CompletableFuture<ItemOutcome> outcome) throws IOException {
    return mapper.readTree(BatchLines.line(item(index), outcome.join(), false));
  }
}
