package org.khabar.api;

import io.micronaut.http.HttpHeaders;
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
import org.khabar.engine.GenerationException;

/** Work that the engine could not do. */
@Singleton
@Produces({Problem.CONTENT_TYPE, MediaType.APPLICATION_JSON})
final class GenerationHandler implements ExceptionHandler<GenerationException, HttpResponse<?>> {
  private final DialectErrors dialects;
  private final Refusals refusals;

  GenerationHandler(DialectErrors dialects, Refusals refusals) {
    this.dialects = dialects;
    this.refusals = refusals;
  }

  @Override
  public HttpResponse<?> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, GenerationException exception) {
    refusals.count(exception.getClass().getSimpleName());
    if (exception instanceof GenerationException.QueueFull full) {
      long seconds = Math.max(1, full.retryAfter().toSeconds());
      return response(request, HttpStatus.TOO_MANY_REQUESTS, exception)
          .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }
    HttpStatus status = status(exception);
    MutableHttpResponse<?> response = response(request, status, exception);
    return status == HttpStatus.SERVICE_UNAVAILABLE
        ? response.header(HttpHeaders.RETRY_AFTER, "1")
        : response;
  }

  static HttpStatus status(GenerationException exception) {
    if (exception instanceof GenerationException.QueueFull) {
      return HttpStatus.TOO_MANY_REQUESTS;
    }
    if (exception instanceof GenerationException.TooLate late && late.hasPassed()) {
      return HttpStatus.GATEWAY_TIMEOUT;
    }
    return exception instanceof GenerationException.UnusableSource
        ? HttpStatus.UNPROCESSABLE_ENTITY
        : HttpStatus.SERVICE_UNAVAILABLE;
  }

  private MutableHttpResponse<?> response(
      HttpRequest<?> request, HttpStatus status, GenerationException exception) {
    String said = String.valueOf(exception.getMessage());
    Optional<MutableHttpResponse<Object>> foreign =
        dialects.response(request.getPath(), status, said, null);
    return foreign.isPresent() ? foreign.get() : Problem.response(status, said, null);
  }
}
