package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.khabar.api.dialect.DialectErrors;
import org.khabar.api.dialect.ErrorDialect;
import org.khabar.api.keys.RefusedException;

/** Requests whose key does not let them in, in the words of the API that they speak. */
@Singleton
@Produces({Problem.CONTENT_TYPE, MediaType.APPLICATION_JSON})
final class RefusalHandler implements ExceptionHandler<RefusedException, HttpResponse<?>> {
  private final DialectErrors dialects;
  private final Refusals refusals;

  RefusalHandler(DialectErrors dialects, Refusals refusals) {
    this.dialects = dialects;
    this.refusals = refusals;
  }

  @Override
  public HttpResponse<?> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, RefusedException exception) {
    refusals.count(exception.kind().name());
    Optional<ErrorDialect> dialect = dialects.of(request.getPath());
    MutableHttpResponse<?> response =
        dialect.isPresent()
            ? foreign(dialect.get(), exception)
            : Problem.response(status(exception.kind()), exception.getMessage(), null);
    exception.headers().forEach(response::header);
    return response;
  }

  private static HttpStatus status(RefusedException.Kind kind) {
    return switch (kind) {
      case NO_KEY, BAD_KEY -> HttpStatus.UNAUTHORIZED;
      case SCOPE, SITE -> HttpStatus.FORBIDDEN;
      case RATE, QUOTA -> HttpStatus.TOO_MANY_REQUESTS;
    };
  }

  private static MutableHttpResponse<?> foreign(ErrorDialect dialect, RefusedException exception) {
    HttpStatus status =
        switch (exception.kind()) {
          case NO_KEY, BAD_KEY -> dialect.keyStatus();
          default -> status(exception.kind());
        };
    MutableHttpResponse<Object> response =
        HttpResponse.<Object>status(status)
            .body(dialect.refusal(exception.kind(), status, String.valueOf(exception.getMessage())))
            .contentType(MediaType.APPLICATION_JSON_TYPE);
    return exception.kind() == RefusedException.Kind.QUOTA
        ? response.status(dialect.quotaStatus(), "Quota exceeded")
        : response;
  }
}
