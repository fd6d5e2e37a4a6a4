package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.util.Arrays;
import java.util.Optional;
import org.khabar.desk.EnglishFormat;

/** Which form of an answer a client asks for. */
final class Wanted {
  private Wanted() {}

  /** Whether a type is the first that the client accepts. */
  static boolean first(HttpRequest<?> request, MediaType type) {
    return request.accept().stream().findFirst().filter(type::matches).isPresent();
  }

  /** The format of the first type that the client accepts and there is; empty for JSON. */
  static Optional<EnglishFormat> format(HttpRequest<?> request) {
    for (MediaType accepted : request.accept()) {
      if (accepted.matches(MediaType.APPLICATION_JSON_TYPE)) {
        return Optional.empty();
      }
      Optional<EnglishFormat> format =
          Arrays.stream(EnglishFormat.values())
              .filter(one -> accepted.matches(MediaType.of(one.mediaType())))
              .findFirst();
      if (format.isPresent()) {
        return format;
      }
    }
    return Optional.empty();
  }
}
