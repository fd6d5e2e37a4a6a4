package org.khabar.api;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;
import org.khabar.api.dialect.DialectErrors;

/** Turns requests away while the service ends, and knows of those that it let in before. */
@ServerFilter("/**")
final class DrainFilter implements Ordered {
  private static final String COUNTED = "khabar.counted";
  private static final int ORDER = -2000;

  private final Draining draining;
  private final DialectErrors dialects;
  private final Refusals refusals;

  DrainFilter(Draining draining, DialectErrors dialects, Refusals refusals) {
    this.draining = draining;
    this.dialects = dialects;
    this.refusals = refusals;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @RequestFilter
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    String route = BasicHttpAttributes.getUriTemplate(request).orElse("");
    if (route.startsWith("/health") || route.startsWith("/prometheus")) {
      return null;
    }
    if (draining.begin()) {
      request.setAttribute(COUNTED, true);
      return null;
    }
    refusals.count("draining");
    String said = "the service is ending; try again, or another node";
    MutableHttpResponse<?> response =
        dialects
            .response(request.getPath(), HttpStatus.SERVICE_UNAVAILABLE, said, null)
            .<MutableHttpResponse<?>>map(foreign -> foreign)
            .orElseGet(() -> Problem.response(HttpStatus.SERVICE_UNAVAILABLE, said, null));
    return response.header(HttpHeaders.RETRY_AFTER, "5").header(HttpHeaders.CONNECTION, "close");
  }

  @ResponseFilter
  void answered(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.removeAttribute(COUNTED, Boolean.class).isPresent()) {
      draining.end();
    }
    if (draining.isDraining()) {
      response.header(HttpHeaders.CONNECTION, "close");
    }
  }
}
