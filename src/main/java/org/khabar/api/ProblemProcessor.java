package org.khabar.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every error that the server itself finds, as a {@link Problem}. */
@Singleton
@Primary
final class ProblemProcessor implements ErrorResponseProcessor<Problem> {
  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = HttpStatus.valueOf(response.code());
    String detail =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
      detail = Problem.FAILED;
    }
    return response
        .body(Problem.of(status, detail.isEmpty() ? status.getReason() : detail, field(context)))
        .contentType(MediaType.of(Problem.CONTENT_TYPE));
  }

  private static @Nullable String field(ErrorContext context) {
    return context.getErrors().stream()
        .flatMap(error -> error.getPath().stream())
        .map(path -> path.startsWith("/") ? path.substring(1).replace('/', '.') : path)
        .findFirst()
        .orElse(null);
  }
}
