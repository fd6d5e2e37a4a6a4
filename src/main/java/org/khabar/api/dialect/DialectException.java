package org.khabar.api.dialect;

import io.micronaut.http.HttpStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is answered with an error of the API in which it was made. */
public final class DialectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String said;
  private final @Nullable String detail;

  public DialectException(HttpStatus status, String said, @Nullable String detail) {
    super(said + (detail == null ? "" : ": " + detail));
    this.status = status;
    this.said = said;
    this.detail = detail;
  }

  /** A request that is malformed or asks for what there is not. */
  public static DialectException bad(String said, @Nullable String detail) {
    return new DialectException(HttpStatus.BAD_REQUEST, said, detail);
  }

  HttpStatus status() {
    return status;
  }

  String said() {
    return said;
  }

  Optional<String> detail() {
    return Optional.ofNullable(detail);
  }
}
