package org.khabar.api.dialect;

import io.micronaut.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.khabar.api.keys.RefusedException;

/** How an API that Khabar speaks beside its own writes errors. */
public interface ErrorDialect {
  /** Whether a path belongs to this API. */
  boolean speaks(String path);

  /** The status of a request whose key is missing or wrong. */
  default HttpStatus keyStatus() {
    return HttpStatus.FORBIDDEN;
  }

  /** The status of a request for which nothing is left of the key's month. */
  default int quotaStatus() {
    return HttpStatus.TOO_MANY_REQUESTS.getCode();
  }

  /**
   * The JSON of a refusal.
   *
   * @param message why, in one sentence
   */
  default Object refusal(RefusedException.Kind kind, HttpStatus status, String message) {
    return body(status, message, null);
  }

  /**
   * The JSON of an error.
   *
   * @param message what is wrong, in the API's own words where it has such
   * @param detail what would be right
   */
  Object body(HttpStatus status, String message, @Nullable String detail);
}
