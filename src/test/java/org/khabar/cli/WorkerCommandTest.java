package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khabar.database.Database;
import org.khabar.database.DatabaseSettings;
import org.khabar.database.TestDatabases;
import org.khabar.jobs.Job;
import org.khabar.jobs.JobIntake;
import org.khabar.jobs.JobOptions;
import org.khabar.jobs.JobResults;
import org.khabar.jobs.JobSettings;
import org.khabar.jobs.JobStore;
import org.khabar.model.Fixtures;

/** Workers as processes of their own, on a PostgreSQL that they share. */
class WorkerCommandTest {
  private static final int ITEMS = 600;
  private static final String SOURCE = "افتتح الرئيس عمر المصنع.";

  @TempDir private Path folder = Path.of("");

  private final List<Process> workers = new ArrayList<>();

  @AfterEach
  void endAll() {
    workers.forEach(Process::destroyForcibly);
  }

  @Test
  void whatAKilledWorkerLeavesAnotherDoesAndItEndsWhenItIsAskedTo() throws Exception {
    DatabaseSettings settings = TestDatabases.POSTGRESQL.settings();
    Clock clock = Clock.systemUTC();
    try (Database database = Database.open(settings)) {
      JobStore jobs = new JobStore(database, clock);
      String id =
          new JobIntake(database, jobs, JobSettings.usual(), clock, () -> {})
              .accept(items(), JobOptions.USUAL)
              .job()
              .id();
      Process first = worker(settings);
      while (jobs.find(id).map(Job::done).orElse(0) == 0) {
        assertThat(first.isAlive()).as(said(first)).isTrue();
        Thread.sleep(20);
      }
      first.destroyForcibly().waitFor();
      Process second = worker(settings);
      while (!jobs.find(id).orElseThrow().state().isFinal()) {
        assertThat(second.isAlive()).as(said(second)).isTrue();
        Thread.sleep(100);
      }
      assertThat(jobs.find(id).orElseThrow().failed()).isZero();
      List<String> results = new JobResults(database).page(id, 0, ITEMS + 1);
      assertThat(results)
          .hasSize(ITEMS)
          .allMatch(line -> line.contains("The president Omar opened the factory."));
      second.destroy();
      assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static ByteArrayInputStream items() {
    String lines =
        IntStream.range(0, ITEMS)
            .mapToObj(i -> "{\"text\":\"%s\"}".formatted(SOURCE))
            .collect(Collectors.joining("\n"));
    return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
  }

  private Process worker(DatabaseSettings settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), "worker", "--numerics", "fp32"));
    command.addAll(List.of("--workers", "1", "--beams", "1"));
    command.addAll(List.of("--model", Fixtures.MARIAN_JOINT.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("KHABAR_DATABASE_URL", settings.url());
    builder.environment().put("KHABAR_JOBS_HEARTBEAT", "500ms");
    builder.environment().put("KHABAR_JOBS_POLLING", "100ms");
    builder.environment().put("OPT_OUT_TRACKING", "true");
    Path said = folder.resolve("worker" + workers.size());
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    workers.add(process);
    return process;
  }

  private String said(Process worker) throws IOException {
    return worker.isAlive()
        ? ""
        : Files.readString(folder.resolve("worker" + workers.indexOf(worker)));
  }
}
