package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 writes it ({@code application/problem+json}).
 *
 * @param type {@code about:blank}: the status says what kind it is
 * @param title the status in words
 * @param status the status
 * @param detail one sentence that says what is wrong and what would be right
 * @param field the field of the request at fault, if there is one
 * @param requestId what the log calls the request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String field,
    @Nullable String requestId) {

  public static final String CONTENT_TYPE = "application/problem+json";

  /** What is said of a failure of our own: no inner workings, no text of the request. */
  static final String FAILED = "Khabar failed; its log says why";

  Problem of(String request) {
    return new Problem(type, title, status, detail, field, request);
  }

  /** A problem; without detail the status says what is wrong. */
  public static Problem of(HttpStatus status, @Nullable String detail, @Nullable String field) {
    String said = detail == null ? status.getReason() : detail;
    return new Problem("about:blank", status.getReason(), status.getCode(), said, field, null);
  }

  /** The answer that says so. */
  public static MutableHttpResponse<Problem> response(
      HttpStatus status, @Nullable String detail, @Nullable String field) {
    return HttpResponse.<Problem>status(status)
        .body(of(status, detail, field))
        .contentType(MediaType.of(CONTENT_TYPE));
  }
}
