package org.khabar.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.khabar.desk.OpenDesk;
import org.khabar.engine.EngineCounters;
import org.khabar.engine.Lane;
import org.khabar.translate.TranslationCounters;

/** What the engine has done, what waits for it, and what became of sentences, as meters. */
@Singleton
final class EngineMetrics implements MeterBinder {
  private static final Duration[] WAITS = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(2)
  };

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
    Map<Lane, Timer> waits = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      String name = lane.name().toLowerCase(Locale.ROOT);
      waits.put(
          lane,
          Timer.builder("khabar.queue.wait")
              .tag("lane", name)
              .description("How long sentences waited for the engine")
              .serviceLevelObjectives(WAITS)
              .register(registry));
      Gauge.builder("khabar.engine.waiting.tokens", desk, d -> d.engine().waitingTokens(lane))
          .tag("lane", name)
          .description("Source tokens that wait")
          .register(registry);
    }
    desk.engine()
        .watch((lane, since, waited) -> Objects.requireNonNull(waits.get(lane)).record(waited));
    outcome(registry, "khabar.sentences", "Sentences that were answered", d -> d.sentences());
    outcome(
        registry,
        "khabar.sentences.review",
        "Sentences among them to be compared with their source",
        d -> d.reviews());
    repairs(registry, "mended", d -> d.mended());
    repairs(registry, "left", d -> d.left());
    FunctionCounter.builder("khabar.cache.hits", desk, d -> d.cache().hits()).register(registry);
    FunctionCounter.builder("khabar.cache.misses", desk, d -> d.cache().misses())
        .register(registry);
  }

  private void outcome(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<TranslationCounters> value) {
    FunctionCounter.builder(name, desk, d -> value.applyAsDouble(d.counters()))
        .description(description)
        .register(registry);
  }

  private void repairs(
      MeterRegistry registry, String outcome, ToDoubleFunction<TranslationCounters> value) {
    FunctionCounter.builder("khabar.repairs", desk, d -> value.applyAsDouble(d.counters()))
        .tag("outcome", outcome)
        .description("Sentences that were searched for further, by what that left")
        .register(registry);
  }

  private void counter(
      MeterRegistry registry, String name, ToDoubleFunction<EngineCounters.Snapshot> value) {
    FunctionCounter.builder(name, desk, d -> value.applyAsDouble(d.engine().counters()))
        .register(registry);
  }
}
