package org.khabar.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Clock;
import java.util.Optional;
import org.khabar.api.keys.Caller;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.api.keys.KeyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who asked for what, how much of it, and what came of it; once there are keys, a line each in the
 * log {@code khabar.audit}. Lines name routes, not paths, and hold nothing that a request said.
 */
@ServerFilter("/**")
final class AuditLog implements Ordered {
  private static final Logger AUDIT = LoggerFactory.getLogger("khabar.audit");
  private static final String BEGUN = "khabar.begun";
  private static final int ORDER = -2500;

  private final KeyStore keys;
  private final Clock clock;
  private final MeterRegistry registry;

  AuditLog(KeyStore keys, Clock clock, MeterRegistry registry) {
    this.keys = keys;
    this.clock = clock;
    this.registry = registry;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    request.setAttribute(BEGUN, clock.millis());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Optional<String> route = BasicHttpAttributes.getUriTemplate(request);
    if (route.isEmpty() || route.get().startsWith("/health")) {
      return;
    }
    Optional<Caller> caller = Caller.known(request);
    String who = caller.map(Caller::label).orElse("nobody");
    registry
        .counter("khabar.requests", "key", who, "status", String.valueOf(response.code()))
        .increment();
    if (keys.wasClosed()) {
      AUDIT.info(
          "key={} from={} what=\"{} {}\" bytes={} characters={} status={} millis={} request={}",
          who,
          request.getRemoteAddress().getAddress().getHostAddress(),
          request.getMethodName().replaceAll("[^A-Za-z]", "?"),
          route.get(),
          request.getContentLength(),
          CharacterAccount.taken(request),
          response.code(),
          clock.millis() - request.getAttribute(BEGUN, Long.class).orElse(clock.millis()),
          RequestIds.of(request));
    }
  }
}
