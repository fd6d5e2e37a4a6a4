package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.khabar.model.ModelException;

/** A model that cannot be used now: the service is about to end. */
@Singleton
@Produces(Problem.CONTENT_TYPE)
final class ModelHandler implements ExceptionHandler<ModelException, HttpResponse<Problem>> {
  @Override
  public HttpResponse<Problem> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, ModelException exception) {
    return Problem.response(HttpStatus.SERVICE_UNAVAILABLE, exception.getMessage(), null);
  }
}
