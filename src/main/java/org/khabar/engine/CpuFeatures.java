package org.khabar.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the processor can do that decides how weights are packed.
 *
 * @param integerProducts whether libtorch has its 8-bit kernels here (x86-64 with AVX2)
 * @param vnni whether 8-bit products accumulate without saturating at 16 bits
 * @param amxBf16 whether matrix tiles multiply bf16
 */
public record CpuFeatures(boolean integerProducts, boolean vnni, boolean amxBf16) {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  /** Reads the flags of the first processor; without them, what its kind is sure to have. */
  public static CpuFeatures detect() {
    boolean x86 = Set.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
    if (!x86 || !Files.isReadable(CPU)) {
      return new CpuFeatures(x86, false, false);
    }
    try (var lines = Files.lines(CPU)) {
      Set<String> flags =
          lines
              .filter(line -> line.startsWith("flags"))
              .findFirst()
              .map(line -> Set.of(line.substring(line.indexOf(':') + 1).strip().split(" ")))
              .orElse(Set.of());
      return new CpuFeatures(
          flags.contains("avx2"),
          flags.contains("avx512_vnni") || flags.contains("avx_vnni"),
          flags.contains("amx_bf16"));
    } catch (IOException | IllegalArgumentException e) {
      return new CpuFeatures(true, false, false);
    }
  }

  /** Levels on each side of zero that an 8-bit activation may use without saturating a product. */
  int activationLevels() {
    return vnni ? 127 : 63;
  }
}
