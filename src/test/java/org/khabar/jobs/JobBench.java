package org.khabar.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.khabar.database.Database;
import org.khabar.database.TestDatabases;

/** A database with the parts that jobs are made of, and nodes that are started by hand. */
final class JobBench implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK = Clock.systemUTC();

  final Database database;
  final JobSettings settings;
  final JobStore jobs;
  final JobIntake intake;
  final JobControl control;
  final JobResults results;
  private final List<JobNode> nodes = new ArrayList<>();

  JobBench(TestDatabases kind) {
    this(kind, quick());
  }

  JobBench(TestDatabases kind, JobSettings settings) {
    this.database = kind.open();
    this.settings = settings;
    this.jobs = new JobStore(database, CLOCK);
    this.intake = new JobIntake(database, jobs, settings, CLOCK, this::wake);
    this.control = new JobControl(database, jobs, CLOCK, this::wake);
    this.results = new JobResults(database);
  }

  /** Settings under which nothing waits for long. */
  static JobSettings quick() {
    JobSettings usual = JobSettings.usual();
    return new JobSettings(
        usual.windows(),
        3,
        Duration.ofMillis(20),
        Duration.ofMillis(200),
        Duration.ofMillis(50),
        usual.retention(),
        usual.maxItems(),
        "a secret",
        true);
  }

  /** English that is told from the Arabic at a glance. */
  static ItemOutcome english(JobItem item) {
    return new ItemOutcome.Done("{\"text\":\"en " + item.input() + "\"}");
  }

  static ItemTranslator translator() {
    return item -> CompletableFuture.completedFuture(english(item));
  }

  JobNode node(ItemTranslator translator) {
    JobNode node = new JobNode(database, translator, settings, CLOCK);
    nodes.add(node);
    node.start();
    return node;
  }

  private void wake() {
    nodes.forEach(JobNode::wake);
  }

  Job accept(String upload) {
    return accept(upload, JobOptions.USUAL).job();
  }

  JobIntake.Accepted accept(String upload, JobOptions options) {
    return accept(upload.getBytes(StandardCharsets.UTF_8), options);
  }

  JobIntake.Accepted accept(byte[] upload, JobOptions options) {
    try {
      return intake.accept(new ByteArrayInputStream(upload), options);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** So many items with ids i0, i1 … and texts t0, t1 …. */
  static String items(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("{\"id\":\"i%d\",\"text\":\"t%d\"}\n".formatted(i, i));
    }
    return lines.toString();
  }

  Job job(String id) {
    return jobs.find(id).orElseThrow();
  }

  /** Waits until a job is in a state; fails if that takes longer than any machine needs. */
  Job await(String id, JobState state) throws InterruptedException {
    for (int i = 0; i < 3000; i++) {
      Job job = job(id);
      if (job.state() == state) {
        return job;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("still " + job(id));
  }

  /** All results that a job has, from the first on. */
  List<JsonNode> results(String id) {
    List<JsonNode> all = new ArrayList<>();
    List<String> page = results.page(id, 0, 1000);
    while (!page.isEmpty()) {
      for (String line : page) {
        try {
          all.add(JSON.readTree(line));
        } catch (JsonProcessingException e) {
          throw new AssertionError(line, e);
        }
      }
      page = results.page(id, all.size(), 1000);
    }
    return all;
  }

  @Override
  public void close() {
    nodes.forEach(JobNode::close);
    database.close();
  }
}
