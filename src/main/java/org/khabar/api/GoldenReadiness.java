package org.khabar.api;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.GoldenCheck;
import org.khabar.desk.OpenDesk;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ready is a service whose model translates its golden sentences as it did where it was made. */
@Singleton
@Readiness
final class GoldenReadiness
    implements HealthIndicator, ApplicationEventListener<ServerStartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(GoldenReadiness.class);
  private static final String NAME = "goldenSentences";

  private final OpenDesk desk;
  private final ExecutorService executor;
  private volatile GoldenCheck.@Nullable Report report;

  GoldenReadiness(OpenDesk desk, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.desk = desk;
    this.executor = executor;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    executor.execute(
        () -> {
          GoldenCheck.Report checked = desk.checkGolden();
          checked.failures().forEach(LOG::warn);
          if (!checked.passed()) {
            LOG.error("the model does not translate its golden sentences: the service stays down");
          }
          report = checked;
        });
  }

  @Override
  public Publisher<HealthResult> getResult() {
    GoldenCheck.Report checked = report;
    boolean up = checked != null && checked.passed();
    Map<String, Object> details =
        checked == null
            ? Map.of("state", "the golden sentences are being translated")
            : Map.of("sentences", checked.sentences(), "failures", List.copyOf(checked.failures()));
    return Publishers.just(
        HealthResult.builder(NAME, up ? HealthStatus.UP : HealthStatus.DOWN)
            .details(details)
            .build());
  }
}
