package org.khabar.api.keys;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where clients show their key, but for the body. */
final class Credential {
  private static final List<String> SCHEMES = List.of("bearer ", "deepl-auth-key ");

  private Credential() {}

  /** The key that a request shows in a header, or as older clients do in its query. */
  static Optional<String> of(HttpRequest<?> request) {
    return authorization(request)
        .or(() -> request.getHeaders().findFirst("X-API-Key").map(String::strip))
        .or(() -> request.getParameters().getFirst("auth_key"))
        .or(() -> request.getParameters().getFirst("api_key"))
        .filter(key -> !key.isEmpty());
  }

  private static Optional<String> authorization(HttpRequest<?> request) {
    return request
        .getHeaders()
        .findFirst(HttpHeaders.AUTHORIZATION)
        .flatMap(
            header ->
                SCHEMES.stream()
                    .filter(scheme -> header.toLowerCase(Locale.ROOT).startsWith(scheme))
                    .map(scheme -> header.substring(scheme.length()).strip())
                    .findFirst());
  }
}
