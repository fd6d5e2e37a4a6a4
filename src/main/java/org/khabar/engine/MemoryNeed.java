package org.khabar.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.khabar.model.ModelException;
import org.khabar.model.TensorEntry;

/**
 * What loading a model takes and what the machine has.
 *
 * @param bytes memory at the height of loading: all weights in fp32, of which the packed ones are
 *     freed one after another, and the packed copies
 */
record MemoryNeed(long bytes) {
  /** Room for one batch's activations, and for libtorch itself. */
  private static final long BESIDES = 300L << 20;

  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final Path GROUP = Path.of("/sys/fs/cgroup");

  /** The need of a checkpoint's tensors. */
  static MemoryNeed of(Collection<TensorEntry> tensors, Numerics numerics) {
    int packed = numerics == Numerics.FP32 ? 0 : numerics == Numerics.INT8 ? 1 : 2;
    long elements = tensors.stream().mapToLong(TensorEntry::elements).sum();
    return new MemoryNeed(elements * (Float.BYTES + packed) + BESIDES);
  }

  /**
   * Compares with what is free.
   *
   * @throws ModelException if there is not enough, with both figures
   */
  void require(String model) {
    available()
        .ifPresent(
            free -> {
              if (bytes > free) {
                throw new ModelException(
                    "%s needs about %d MB of memory to load, %d MB are free"
                        .formatted(model, bytes >> 20, free >> 20));
              }
            });
  }

  /** Bytes that this process can still get; unknown outside of Linux. */
  static OptionalLong available() {
    OptionalLong machine = machine();
    OptionalLong group = group();
    return machine.isPresent() && group.isPresent()
        ? OptionalLong.of(Math.min(machine.getAsLong(), group.getAsLong()))
        : machine;
  }

  private static OptionalLong machine() {
    try (Stream<String> lines = Files.lines(MEMINFO)) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong group() {
    try {
      String limit = Files.readString(GROUP.resolve("memory.max")).strip();
      long used = Long.parseLong(Files.readString(GROUP.resolve("memory.current")).strip());
      return limit.equals("max")
          ? OptionalLong.empty()
          : OptionalLong.of(Math.max(0, Long.parseLong(limit) - used));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty(); // no limit that can be read
    }
  }
}
