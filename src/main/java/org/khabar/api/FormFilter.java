package org.khabar.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses forms that name a boundary of nothing, over which the server's reader of forms fails. */
@ServerFilter("/**")
final class FormFilter {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          ";\\s*boundary=(?:\"[^\"]+\"|[^\"\\s;][^;]*)(?:;|$)", Pattern.CASE_INSENSITIVE);

  @RequestFilter
  void check(HttpRequest<?> request) {
    String type = request.getHeaders().findFirst(HttpHeaders.CONTENT_TYPE).orElse("");
    String lower = type.toLowerCase(Locale.ROOT);
    if (lower.startsWith("multipart/")
        && lower.contains("boundary=")
        && !BOUNDARY.matcher(type).find()) {
      throw new HttpStatusException(
          HttpStatus.BAD_REQUEST, "Content-Type: a form has a boundary of 1 to 70 characters");
    }
  }
}
