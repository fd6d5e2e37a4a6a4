package org.khabar.engine;

/**
 * Settings of libtorch that must stand before it is loaded. They are those of a server whose
 * parallelism is its own worker threads: one thread an operation, nothing fetched from a network.
 */
final class TorchRuntime {
  private TorchRuntime() {}

  /** Sets what the user has not set. */
  static void prepare() {
    setUnlessGiven("ai.djl.offline", "true");
    setUnlessGiven("ai.djl.pytorch.num_threads", "1");
    setUnlessGiven("ai.djl.pytorch.num_interop_threads", "1");
    setUnlessGiven("OPT_OUT_TRACKING", "true");
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
