package org.khabar.model.hub;

/** Sizes for people. */
final class Sizes {
  private Sizes() {}

  static String of(long bytes) {
    return bytes < 10_000_000
        ? "%.1f MB".formatted(bytes / 1e6)
        : bytes < 1_000_000_000
            ? "%d MB".formatted(bytes / 1_000_000)
            : "%.2f GB".formatted(bytes / 1e9);
  }
}
