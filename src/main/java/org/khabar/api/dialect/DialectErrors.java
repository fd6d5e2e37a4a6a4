package org.khabar.api.dialect;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds in whose words an error is to be written. */
@Singleton
public final class DialectErrors {
  private final List<ErrorDialect> dialects;

  DialectErrors(List<ErrorDialect> dialects) {
    this.dialects = dialects;
  }

  /** The API that a path belongs to; empty if it is Khabar's own. */
  public Optional<ErrorDialect> of(String path) {
    return dialects.stream().filter(dialect -> dialect.speaks(path)).findFirst();
  }

  /** The JSON of an error of the API that a path belongs to; empty if it is Khabar's own. */
  public Optional<Object> body(
      String path, HttpStatus status, String message, @Nullable String detail) {
    return of(path).map(dialect -> dialect.body(status, message, detail));
  }

  /** The error of the API that a path belongs to; empty if it is Khabar's own. */
  public Optional<MutableHttpResponse<Object>> response(
      String path, HttpStatus status, String message, @Nullable String detail) {
    return body(path, status, message, detail)
        .map(
            error ->
                HttpResponse.<Object>status(status)
                    .body(error)
                    .contentType(MediaType.APPLICATION_JSON_TYPE));
  }
}
