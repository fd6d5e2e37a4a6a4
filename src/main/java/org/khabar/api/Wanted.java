package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

/** Which form of an answer a client asks for. */
final class Wanted {
  private Wanted() {}

  /** Whether a type is the first that the client accepts. */
  static boolean first(HttpRequest<?> request, MediaType type) {
    return request.accept().stream().findFirst().filter(type::matches).isPresent();
  }
}
