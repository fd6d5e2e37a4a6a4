package org.khabar.engine;

/**
 * How an engine runs.
 *
 * @param numerics number formats
 * @param workers worker threads, each computing on one core
 * @param limits how large a batch may be
 * @param queueTokens source tokens that may wait in each lane
 */
public record EngineOptions(Numerics numerics, int workers, BatchLimits limits, long queueTokens) {
  public EngineOptions {
    if (workers < 1 || queueTokens < 1) {
      throw new IllegalArgumentException("an engine needs a worker and room in its queue");
    }
  }

  /** What suits this machine: one worker a core, the fastest numerics. */
  public static EngineOptions forThisMachine() {
    return new EngineOptions(
        Numerics.bestFor(CpuFeatures.detect()),
        Runtime.getRuntime().availableProcessors(),
        BatchLimits.defaults(),
        1_000_000);
  }

  public EngineOptions withNumerics(Numerics other) {
    return new EngineOptions(other, workers, limits, queueTokens);
  }

  public EngineOptions withWorkers(int count) {
    return new EngineOptions(numerics, count, limits, queueTokens);
  }

  public EngineOptions withLimits(BatchLimits other) {
    return new EngineOptions(numerics, workers, other, queueTokens);
  }
}
