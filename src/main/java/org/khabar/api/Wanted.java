package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khabar.desk.EnglishFormat;

/** Which form of an answer a client asks for. */
final class Wanted {
  private Wanted() {}

  /** Whether a type is the first that the client accepts. */
  static boolean first(HttpRequest<?> request, MediaType type) {
    return request.accept().stream().findFirst().filter(type::matches).isPresent();
  }

  /**
   * Refuses a client that accepts nothing that there is.
   *
   * @throws HttpStatusException with 406
   */
  static void check(HttpRequest<?> request) {
    List<MediaType> accepted = List.copyOf(request.accept());
    boolean some =
        accepted.isEmpty()
            || format(request).isPresent()
            || accepted.stream()
                .anyMatch(
                    type ->
                        type.matches(MediaType.APPLICATION_JSON_TYPE)
                            || type.matches(MediaType.TEXT_EVENT_STREAM_TYPE));
    if (!some) {
      throw new HttpStatusException(
          HttpStatus.NOT_ACCEPTABLE,
          "articles are written as application/json, text/event-stream, "
              + Arrays.stream(EnglishFormat.values())
                  .map(EnglishFormat::mediaType)
                  .collect(Collectors.joining(", ")));
    }
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
