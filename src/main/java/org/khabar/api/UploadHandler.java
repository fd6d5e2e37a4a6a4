package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.khabar.jobs.UploadException;

/** An upload that does not become a job. */
@Singleton
@Produces(Problem.CONTENT_TYPE)
final class UploadHandler implements ExceptionHandler<UploadException, HttpResponse<Problem>> {
  @Override
  public HttpResponse<Problem> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, UploadException exception) {
    HttpStatus status =
        switch (exception.kind()) {
          case OPTION, MALFORMED, EMPTY -> HttpStatus.BAD_REQUEST;
          case TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
          case CONFLICT -> HttpStatus.CONFLICT;
        };
    return Problem.response(status, exception.getMessage(), exception.field());
  }
}
