package org.khabar.api.libretranslate;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Makes {@code GET /health} say what LibreTranslate's says. Khabar's own probes are {@code
 * /health/liveness} and {@code /health/readiness}.
 */
@ServerFilter("/health")
final class HealthFilter {

  /** Whether it is well. */
  record Health(String status) {}

  @ResponseFilter
  void say(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.getMethod() == HttpMethod.GET) {
      boolean well = response.code() == HttpStatus.OK.getCode();
      response
          .body(new Health(well ? "ok" : "unavailable"))
          .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
  }
}
