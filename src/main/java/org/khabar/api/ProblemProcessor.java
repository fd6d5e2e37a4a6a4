package org.khabar.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every error that the server itself finds, as a {@link Problem}. */
@Singleton
@Primary
final class ProblemProcessor implements ErrorResponseProcessor<Problem> {
  /** How constraints are reported: our argument's name, the field of the body, what is wrong. */
  private static final Pattern CONSTRAINT = Pattern.compile("\\w+\\.([\\w.\\[\\]]+): .*");

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
        .or(() -> constrained(context))
        .orElse(null);
  }

  private static Optional<String> constrained(ErrorContext context) {
    return context.getErrors().stream()
        .map(error -> CONSTRAINT.matcher(error.getMessage()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}
