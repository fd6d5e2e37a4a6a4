package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.khabar.article.UnreadableArticleException;

/** A text that is no article that can be read. */
@Singleton
@Produces(Problem.CONTENT_TYPE)
final class UnreadableArticleHandler
    implements ExceptionHandler<UnreadableArticleException, HttpResponse<Problem>> {
  @Override
  public HttpResponse<Problem> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, UnreadableArticleException exception) {
    HttpStatus status =
        switch (exception.reason()) {
          case TOO_LONG -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
          case MARKUP -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
          case ENCODING, MALFORMED -> HttpStatus.BAD_REQUEST;
          case EMPTY, NOT_ARABIC -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    return Problem.response(status, exception.getMessage(), field(exception));
  }

  private static @Nullable String field(UnreadableArticleException exception) {
    return exception.reason() == UnreadableArticleException.Reason.MALFORMED ? null : "text";
  }
}
