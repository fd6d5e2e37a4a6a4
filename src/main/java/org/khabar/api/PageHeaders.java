package org.khabar.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.regex.Pattern;

/**
 * What a browser may do with the answers: nothing that the service itself does not serve. The page
 * runs its own scripts only, none of them inline; it loads nothing from elsewhere, is shown in no
 * frame, and is asked for again unless its name says what it contains.
 */
@ServerFilter("/**")
final class PageHeaders {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** The views of the API's description bring inline scripts of their own. */
  private static final String VIEWS = "/openapi/";

  /** {@code name.0123abcd.woff2}: part of the hash of what the file contains. */
  private static final Pattern HASHED = Pattern.compile("/fonts/[a-z0-9-]+\\.[0-9a-f]{8}\\.woff2");

  @ResponseFilter
  void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
    String path = request.getPath();
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Referrer-Policy", "no-referrer");
    response.header("Cross-Origin-Opener-Policy", "same-origin");
    response.header("Cross-Origin-Resource-Policy", "same-origin");
    if (request.isSecure()) {
      response.header("Strict-Transport-Security", "max-age=31536000");
    }
    if (isApi(path) && response.getHeaders().get(HttpHeaders.CACHE_CONTROL) == null) {
      response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (path.startsWith(VIEWS)) {
      response.header("Content-Security-Policy", "frame-ancestors 'none'");
    } else {
      response.header("Content-Security-Policy", POLICY);
    }
    if (HASHED.matcher(path).matches()) {
      response.getHeaders().remove(HttpHeaders.EXPIRES);
      response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
    } else if (isPage(path)) {
      response.getHeaders().remove(HttpHeaders.EXPIRES);
      response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
  }

  private static boolean isApi(String path) {
    return path.startsWith("/v");
  }

  private static boolean isPage(String path) {
    return path.equals("/") || path.matches("/(index\\.html|page/.*|fonts/.*|samples/.*)");
  }
}
