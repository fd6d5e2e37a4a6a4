package org.khabar.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.khabar.model.GenerationSettings;
import org.khabar.model.ModelBundle;

/** Short ways to run an engine in tests. */
final class Generating {
  private Generating() {}

  static GenerationEngine open(ModelBundle bundle, Numerics numerics) {
    return GenerationEngine.open(
        bundle, EngineOptions.forThisMachine().withNumerics(numerics), Clock.systemUTC());
  }

  /** The best hypotheses of all sources, submitted at once. */
  static List<Hypothesis> together(
      GenerationEngine engine, List<int[]> sources, GenerationSettings settings) {
    List<CompletableFuture<List<Hypothesis>>> futures = new ArrayList<>();
    for (int[] source : sources) {
      futures.add(engine.submit(GenerationRequest.of(source, settings, Lane.BULK)));
    }
    return futures.stream().map(future -> future.join().get(0)).toList();
  }

  /** The best hypotheses of all sources, each in a batch of its own. */
  static List<Hypothesis> alone(
      GenerationEngine engine, List<int[]> sources, GenerationSettings settings) {
    return sources.stream()
        .map(source -> together(engine, List.of(source), settings).get(0))
        .toList();
  }

  /**
   * Native objects that are open once the workers are quiet: results are given before the last
   * step's objects are freed.
   */
  static long openOnceQuiet(GenerationEngine engine) {
    for (int i = 0; i < 200 && engine.counters().nativeOpen() != 0; i++) {
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
    return engine.counters().nativeOpen();
  }
}
