package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;

/** What was given up because its client hung up: the status is for those who count. */
@Singleton
@Produces
final class DepartureHandler implements ExceptionHandler<CancellationException, HttpResponse<?>> {
  /** As other servers count such requests. */
  private static final int CLIENT_CLOSED_REQUEST = 499;

  @Override
  public HttpResponse<?> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, CancellationException exception) {
    return HttpResponse.status(CLIENT_CLOSED_REQUEST, "the client hung up");
  }
}
