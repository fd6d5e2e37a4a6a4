package org.khabar.api.dialect;

import io.micronaut.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** How an API that Khabar speaks beside its own writes errors. */
public interface ErrorDialect {
  /** Whether a path belongs to this API. */
  boolean speaks(String path);

  /**
   * The JSON of an error.
   *
   * @param message what is wrong, in the API's own words where it has such
   * @param detail what would be right
   */
  Object body(HttpStatus status, String message, @Nullable String detail);
}
