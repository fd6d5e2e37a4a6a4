package org.khabar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** What the operating system says of processes, most of it of this one. */
final class ProcessFigures {
  private ProcessFigures() {}

  /** Time since the process began. */
  static Duration age(Instant now) {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> Duration.between(start, now))
        .orElse(Duration.ZERO);
  }

  /** Time that processors have worked for this process; zero where nobody counts it. */
  static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Resident memory in bytes; empty where there is no {@code /proc}. */
  static OptionalLong resident() {
    return field("self", "VmRSS:");
  }

  /** Resident memory of a process in bytes; empty where there is no {@code /proc}. */
  static OptionalLong resident(ProcessHandle process) {
    return field(String.valueOf(process.pid()), "VmRSS:");
  }

  /** The most resident memory so far, in bytes; empty where there is no {@code /proc}. */
  static OptionalLong peakResident() {
    return field("self", "VmHWM:");
  }

  /**
   * The most resident memory of a process so far, in bytes; empty where there is no {@code /proc}.
   */
  static OptionalLong peakResident(ProcessHandle process) {
    return field(String.valueOf(process.pid()), "VmHWM:");
  }

  private static OptionalLong field(String process, String name) {
    Path status = Path.of("/proc", process, "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
