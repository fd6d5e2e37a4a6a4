package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Ends the watch over a client that may hang up, as it has its answer. */
@ServerFilter("/**")
final class DepartureFilter {

  @ResponseFilter
  void answered(HttpRequest<?> request) {
    Departure.answered(request);
  }
}
