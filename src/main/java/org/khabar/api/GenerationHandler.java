package org.khabar.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.khabar.engine.GenerationException;

/** Work that the engine could not do. */
@Singleton
@Produces(Problem.CONTENT_TYPE)
final class GenerationHandler
    implements ExceptionHandler<GenerationException, HttpResponse<Problem>> {
  @Override
  public HttpResponse<Problem> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, GenerationException exception) {
    if (exception instanceof GenerationException.QueueFull full) {
      long seconds = Math.max(1, full.retryAfter().toSeconds());
      return Problem.response(HttpStatus.TOO_MANY_REQUESTS, full.getMessage(), null)
          .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }
    return Problem.response(status(exception), exception.getMessage(), null);
  }

  static HttpStatus status(GenerationException exception) {
    if (exception instanceof GenerationException.QueueFull) {
      return HttpStatus.TOO_MANY_REQUESTS;
    }
    return exception instanceof GenerationException.UnusableSource
        ? HttpStatus.UNPROCESSABLE_ENTITY
        : HttpStatus.SERVICE_UNAVAILABLE;
  }
}
