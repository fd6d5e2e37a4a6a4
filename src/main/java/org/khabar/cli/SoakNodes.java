package org.khabar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes that work on a job, to be killed and started again. */
final class SoakNodes implements AutoCloseable {
  private final List<String> command;
  private final List<Process> processes = new ArrayList<>();
  private final int count;

  /**
   * @param more further words of the nodes' command line
   */
  SoakNodes(int count, String job, double rate, DatabaseOptions database, List<String> more) {
    this.count = count;
    this.command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), "jobs-node", "--job", job));
    command.addAll(List.of("--rate", String.valueOf(rate)));
    command.addAll(database.words());
    command.addAll(more);
  }

  void startAll() throws IOException {
    for (int i = 0; i < count; i++) {
      processes.add(start());
    }
  }

  void start(int node) throws IOException {
    processes.set(node, start());
  }

  private Process start() throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Ends a node as {@code kill -9} does. */
  void kill(int node) throws InterruptedException {
    processes.get(node).destroyForcibly().waitFor();
  }

  void killAndRestart(int node) throws IOException, InterruptedException {
    kill(node);
    start(node);
  }

  /** Whether a node ends by itself within so many seconds. */
  boolean ended(int node, int seconds) throws InterruptedException {
    return processes.get(node).waitFor(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    try {
      for (Process process : processes) {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException e) {
      processes.forEach(Process::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }
}
