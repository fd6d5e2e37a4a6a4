package org.khabar.engine;

import ai.djl.engine.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings of libtorch that must stand before it is loaded. They are those of a server whose
 * parallelism is its own worker threads: one thread an operation, nothing fetched from a network.
 */
final class TorchRuntime {
  static final String ENGINE = "PyTorch";

  private static final Logger LOG = LoggerFactory.getLogger(TorchRuntime.class);

  private TorchRuntime() {}

  /** Sets what the user has not set. */
  static void prepare() {
    setUnlessGiven("ai.djl.offline", "true");
    setUnlessGiven("ai.djl.pytorch.num_threads", "1");
    setUnlessGiven("ai.djl.pytorch.num_interop_threads", "1");
    setUnlessGiven("OPT_OUT_TRACKING", "true");
  }

  /** Loads it; a failure is left to who needs it. */
  static void load() {
    prepare();
    try {
      Engine.getEngine(ENGINE);
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("libtorch cannot be loaded ahead", e);
    }
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
