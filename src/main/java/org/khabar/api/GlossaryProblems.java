package org.khabar.api;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.khabar.desk.glossary.StoreFullException;
import org.khabar.translate.UnusableGlossaryException;

/** What can be wrong with glossaries and their names. */
@Factory
final class GlossaryProblems {
  @Singleton
  ExceptionHandler<UnknownDeskException, HttpResponse<Problem>> unknownDesk() {
    return (request, unknown) ->
        Problem.response(HttpStatus.BAD_REQUEST, unknown.getMessage(), "desk");
  }

  @Singleton
  ExceptionHandler<UnusableGlossaryException, HttpResponse<Problem>> unusable() {
    return (request, unusable) ->
        Problem.response(HttpStatus.UNPROCESSABLE_ENTITY, unusable.getMessage(), "terms");
  }

  @Singleton
  ExceptionHandler<StoreFullException, HttpResponse<Problem>> full() {
    return (request, full) -> Problem.response(HttpStatus.CONFLICT, full.getMessage(), null);
  }
}
