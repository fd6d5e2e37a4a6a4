package org.khabar.api.keys;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.khabar.database.DatabaseException;

/**
 * The service while there are no keys. On loopback, only what this machine's own user starts should
 * get in; but a browser lets any page that it shows send requests here. So a request must be
 * addressed to a loopback name (or a page could give one of its own names this address), and must
 * not come from another site's page.
 */
@Singleton
final class OpenDoor {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final KeyStore keys;
  private final KeyProperties properties;

  OpenDoor(KeyStore keys, KeyProperties properties) {
    this.keys = keys;
    this.properties = properties;
  }

  /**
   * Whether nobody needs a key.
   *
   * @throws DatabaseException if nobody knows whether there are keys, unless the service was asked
   *     to let anybody in
   */
  boolean isOpen() {
    if (properties.required()) {
      return false;
    }
    try {
      return !keys.isClosed();
    } catch (DatabaseException e) {
      if (properties.open()) {
        return !keys.wasClosed();
      }
      throw e;
    }
  }

  /**
   * Refuses what other sites' pages send.
   *
   * @throws RefusedException if that is what a request is
   */
  void refuseOtherSites(HttpRequest<?> request) {
    if (properties.open()) {
      return; // it was asked for that anybody gets in
    }
    Optional<String> host = request.getHeaders().findFirst(HttpHeaders.HOST);
    if (host.isPresent() && !isLoopback(host.get())) {
      throw RefusedException.of(
          RefusedException.Kind.SITE,
          "the service is open to this machine only, as localhost; to reach it by another name,"
              + " make a key (khabar keys create) or say --public");
    }
    Optional<String> origin = request.getHeaders().findFirst(HttpHeaders.ORIGIN);
    if (origin.isPresent() && !host.equals(authority(origin.get()))) {
      throw RefusedException.of(
          RefusedException.Kind.SITE, "the request comes from another site's page");
    }
  }

  private static boolean isLoopback(String host) {
    String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(name);
  }

  private static Optional<String> authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
