package org.khabar.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code khabar serve} as a process of its own, with a home of its own, without a cache, on a free
 * port. Neither settings of the present folder nor variables of the environment reach it.
 */
final class ServedProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("serving at (\\S+)");
  private static final Pattern GIVEN_UP = Pattern.compile("drained: (\\d+) requests");
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final long LOOK_MILLIS = 10;
  private static final int OK = 200;

  private final Process process;
  private final Path log;
  private final URI address;
  private final Duration untilReady;

  private ServedProcess(Process process, Path log, URI address, Duration untilReady) {
    this.process = process;
    this.log = log;
    this.address = address;
    this.untilReady = untilReady;
  }

  /**
   * Starts it and waits until it is ready. All of its heap is there from the start, so that what
   * grows is what lies outside it.
   *
   * @param home where it keeps what it keeps
   * @param heap the most that its Java heap may take, as {@code -Xmx} has it
   * @param options further words of its command line
   * @throws UnusableFileException if it does not get ready
   */
  static ServedProcess start(Path home, String heap, List<String> options)
      throws IOException, InterruptedException {
    List<String> machine = new ArrayList<>(sharedClasses());
    machine.addAll(List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch"));
    return start(home, machine, options);
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param home where it keeps what it keeps
   * @param machine options of its virtual machine
   * @param options further words of its command line
   * @throws UnusableFileException if it does not get ready
   */
  static ServedProcess start(Path home, List<String> machine, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(machine);
    command.addAll(List.of("-cp", classPath(), "-Dkhabar.terminal=false"));
    command.addAll(List.of("-Dkhabar.home=" + home, Main.class.getName()));
    command.addAll(List.of("serve", "--port", "0", "--cache-characters", "0"));
    command.addAll(options);
    Path log = Files.createTempFile(home, "serve-", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("KHABAR_"));
    long start = System.nanoTime();
    Process process = builder.start();
    try (HttpWait wait = new HttpWait(process, log)) {
      URI address = wait.until(start + LONGEST_START.toNanos());
      return new ServedProcess(process, log, address, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** The classes that this process shares with other starts, if it does. */
  private static List<String> sharedClasses() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            option -> option.startsWith("-XX:SharedArchiveFile=") || option.startsWith("-Xlog:cds"))
        .toList();
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits for a process to be ready; ends it if it is not. */
  private static final class HttpWait implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private boolean ready;

    HttpWait(Process process, Path log) {
      this.process = process;
      this.log = log;
    }

    URI until(long end) throws IOException, InterruptedException {
      while (process.isAlive() && System.nanoTime() < end) {
        Matcher said = ADDRESS.matcher(Files.readString(log));
        if (said.find()) {
          URI address = URI.create(said.group(1));
          HttpRequest look = HttpRequest.newBuilder(address.resolve("/health/readiness")).build();
          if (http.send(look, BodyHandlers.discarding()).statusCode() == OK) {
            ready = true;
            return address;
          }
        }
        Thread.sleep(LOOK_MILLIS);
      }
      throw new UnusableFileException("the service did not start: " + Files.readString(log));
    }

    @Override
    public void close() {
      if (!ready) {
        process.destroyForcibly();
      }
    }
  }

  URI address() {
    return address;
  }

  /** From the moment that the process was asked for until it said that it was ready. */
  Duration untilReady() {
    return untilReady;
  }

  /** Its resident memory in MiB; 0 where nobody says. */
  long residentMib() {
    return ProcessFigures.resident(process.toHandle()).orElse(0) >> 20;
  }

  /** The most resident memory that it had so far, in MiB; 0 where nobody says. */
  long peakMib() {
    return ProcessFigures.peakResident(process.toHandle()).orElse(0) >> 20;
  }

  /** Time that processors have worked for it. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Asks it to end, as a system does: SIGTERM. */
  void askToEnd() {
    process.destroy();
  }

  /** Whether it ends within a time. */
  boolean ends(Duration within) throws InterruptedException {
    return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Requests that it says it gave up when it ended; -1 if it says nothing. */
  int givenUp() throws IOException {
    Matcher said = GIVEN_UP.matcher(Files.readString(log));
    return said.find() ? Integer.parseInt(said.group(1)) : -1;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(10, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
