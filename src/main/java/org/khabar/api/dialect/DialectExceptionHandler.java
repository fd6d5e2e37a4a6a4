package org.khabar.api.dialect;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers with the errors that a dialect's controllers find. */
@Singleton
final class DialectExceptionHandler
    implements ExceptionHandler<DialectException, HttpResponse<Object>> {
  private final DialectErrors errors;

  DialectExceptionHandler(DialectErrors errors) {
    this.errors = errors;
  }

  @Override
  public HttpResponse<Object> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, DialectException exception) {
    return errors
        .response(
            request.getPath(),
            exception.status(),
            exception.said(),
            exception.detail().orElse(null))
        .orElseThrow(() -> exception);
  }
}
