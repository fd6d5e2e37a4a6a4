package org.khabar.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.khabar.desk.OpenDesk;
import org.khabar.engine.EngineCounters;
import org.khabar.engine.Lane;

/** What the engine has done and what waits for it, as meters. */
@Singleton
final class EngineMetrics implements MeterBinder {
  private final OpenDesk desk;

  EngineMetrics(OpenDesk desk) {
    this.desk = desk;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    counter(registry, "khabar.engine.sentences", EngineCounters.Snapshot::sentences);
    counter(registry, "khabar.engine.batches", EngineCounters.Snapshot::batches);
    counter(registry, "khabar.engine.source.tokens", EngineCounters.Snapshot::sourceTokens);
    counter(registry, "khabar.engine.target.tokens", EngineCounters.Snapshot::targetTokens);
    counter(registry, "khabar.engine.steps", EngineCounters.Snapshot::steps);
    Gauge.builder("khabar.engine.native.open", desk, d -> d.engine().counters().nativeOpen())
        .description("Native objects that are open")
        .register(registry);
    for (Lane lane : Lane.values()) {
      Gauge.builder("khabar.engine.waiting.tokens", desk, d -> d.engine().waitingTokens(lane))
          .tag("lane", lane.name().toLowerCase(Locale.ROOT))
          .description("Source tokens that wait")
          .register(registry);
    }
    FunctionCounter.builder("khabar.cache.hits", desk, d -> d.cache().hits()).register(registry);
    FunctionCounter.builder("khabar.cache.misses", desk, d -> d.cache().misses())
        .register(registry);
  }

  private void counter(
      MeterRegistry registry, String name, ToDoubleFunction<EngineCounters.Snapshot> value) {
    FunctionCounter.builder(name, desk, d -> value.applyAsDouble(d.engine().counters()))
        .register(registry);
  }
}
