package org.khabar.api;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts requests that were turned away, by reason. */
@Singleton
final class Refusals {
  private final MeterRegistry registry;

  Refusals(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Counts one.
   *
   * @param reason one of a few words
   */
  void count(String reason) {
    registry.counter("khabar.refusals", "reason", reason.toLowerCase(Locale.ROOT)).increment();
  }
}
