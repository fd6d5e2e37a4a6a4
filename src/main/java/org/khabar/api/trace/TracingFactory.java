package org.khabar.api.trace;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.convert.format.MapFormat;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * OpenTelemetry, once {@code otel.traces.exporter} says where traces go. It reads all of its own
 * settings, {@code otel.*} of the configuration or {@code OTEL_*} of the environment; what stands
 * in neither is that spans go over OTLP/HTTP, under the name khabar, and no metrics or logs with
 * them.
 */
@Factory
@Requires(property = TracingFactory.EXPORTER)
@Requires(property = TracingFactory.EXPORTER, notEquals = "none")
final class TracingFactory {
  static final String EXPORTER = "otel.traces.exporter";

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.service.name", "khabar",
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none");

  @Context
  @Bean(preDestroy = "close")
  OpenTelemetrySdk openTelemetry(
      @Property(name = "otel") @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
          Map<String, String> settings) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Map<String, String> all = new HashMap<>(DEFAULTS);
    settings.forEach((name, value) -> all.put("otel." + name, value));
    try {
      return AutoConfiguredOpenTelemetrySdk.builder()
          .addPropertiesSupplier(() -> all)
          .disableShutdownHook()
          .build()
          .getOpenTelemetrySdk();
    } catch (ConfigurationException e) {
      throw new UnusableTracingException("otel.*: " + e.getMessage(), e);
    }
  }

  @Singleton
  Tracer tracer(OpenTelemetry openTelemetry) {
    return openTelemetry.getTracer("org.khabar");
  }
}
