package org.khabar.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.khabar.database.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that cannot be used now: nothing was accepted, and the same request may succeed. */
@Singleton
@Produces(Problem.CONTENT_TYPE)
final class DatabaseHandler implements ExceptionHandler<DatabaseException, HttpResponse<Problem>> {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseHandler.class);

  @Override
  public HttpResponse<Problem> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, DatabaseException exception) {
    LOG.error("the database failed", exception);
    return Problem.response(
            HttpStatus.SERVICE_UNAVAILABLE, "the database cannot be used; the log says why", null)
        .header(HttpHeaders.RETRY_AFTER, "5");
  }
}
