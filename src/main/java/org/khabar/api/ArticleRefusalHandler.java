package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.khabar.desk.store.ArticleRefusal;

/** What is asked of stored articles and is not done. */
@Singleton
@Produces(Problem.CONTENT_TYPE)
final class ArticleRefusalHandler
    implements ExceptionHandler<ArticleRefusal, HttpResponse<Problem>> {
  @Override
  public HttpResponse<Problem> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, ArticleRefusal refusal) {
    HttpStatus status =
        switch (refusal.kind()) {
          case UNKNOWN -> HttpStatus.NOT_FOUND;
          case MALFORMED -> HttpStatus.BAD_REQUEST;
          case STATE -> HttpStatus.CONFLICT;
          case CHANGED -> HttpStatus.PRECONDITION_FAILED;
        };
    return Problem.response(status, refusal.getMessage(), refusal.field());
  }
}
