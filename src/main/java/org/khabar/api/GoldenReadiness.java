package org.khabar.api;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khabar.desk.GoldenCheck;
import org.reactivestreams.Publisher;

/** Ready is a service whose model translates its golden sentences as it did where it was made. */
@Singleton
@Readiness
final class GoldenReadiness implements HealthIndicator {
  private static final String NAME = "goldenSentences";

  private final DeskOpening opening;

  GoldenReadiness(DeskOpening opening) {
    this.opening = opening;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    Optional<GoldenCheck.Report> checked = opening.golden();
    boolean up = checked.filter(GoldenCheck.Report::passed).isPresent();
    Map<String, Object> details =
        checked
            .<Map<String, Object>>map(
                report ->
                    Map.of(
                        "sentences", report.sentences(),
                        "failures", List.copyOf(report.failures())))
            .orElse(Map.of("state", "the golden sentences are being translated"));
    return Publishers.just(
        HealthResult.builder(NAME, up ? HealthStatus.UP : HealthStatus.DOWN)
            .details(details)
            .build());
  }
}
