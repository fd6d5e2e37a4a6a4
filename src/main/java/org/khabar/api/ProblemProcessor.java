package org.khabar.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khabar.api.dialect.DialectErrors;

/**
 * Every error that the server itself finds, as a {@link Problem} or in the words of the API asked.
 */
@Singleton
@Primary
final class ProblemProcessor implements ErrorResponseProcessor<Object> {
  /**
   * How constraints are reported: our argument's name, the field of the body if that is what it is,
   * what is wrong.
   */
  private static final Pattern CONSTRAINT = Pattern.compile("(?:\\w+\\.)?(\\w[\\w.\\[\\]]*): .*");

  /** What the framework and Jackson say around what is wrong: names of classes and settings. */
  private static final Pattern INNER =
      Pattern.compile(
          "Failed to convert argument \\[\\w+] for value \\[null] due to: "
              + "|\\s+at \\[Source: [^\\n]*"
              + "|, from `StreamReadConstraints\\.\\w+\\(\\)`"
              + "|\\. Note that the maximum buffer size .*"
              + "|org\\.khabar\\.(?:\\w+\\.)+");

  /** Jackson's way to what it could not read: a field of an object, a place in a list. */
  private static final Pattern STEP = Pattern.compile("\\[\"([^\"]+)\"]|(\\[\\d+])");

  private static final String CHAIN = "through reference chain: ";

  private final DialectErrors dialects;

  ProblemProcessor(DialectErrors dialects) {
    this.dialects = dialects;
  }

  @Override
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = HttpStatus.valueOf(response.code());
    String detail =
        context.getErrors().stream()
            .map(error -> plain(error.getMessage()))
            .collect(Collectors.joining("; "));
    if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
      detail = Problem.FAILED;
    }
    String said = detail.isEmpty() ? status.getReason() : detail;
    Optional<Object> foreign = dialects.body(context.getRequest().getPath(), status, said, null);
    return foreign.isPresent()
        ? response.<Object>body(foreign.get()).contentType(MediaType.APPLICATION_JSON_TYPE)
        : response
            .<Object>body(Problem.of(status, said, field(context)))
            .contentType(MediaType.of(Problem.CONTENT_TYPE));
  }

  private static String plain(String message) {
    String said = INNER.matcher(message).replaceAll("");
    return unread(message).map(field -> field + ": " + said).orElse(said);
  }

  /** The field that Jackson could not read, such as {@code terms[3].source}. */
  private static Optional<String> unread(String message) {
    int chain = message.indexOf(CHAIN);
    if (chain < 0) {
      return Optional.empty();
    }
    String way =
        STEP.matcher(message.substring(chain))
            .results()
            .map(step -> step.group(1) == null ? step.group(2) : "." + step.group(1))
            .collect(Collectors.joining());
    return Optional.of(way.startsWith(".") ? way.substring(1) : way)
        .filter(field -> !field.isEmpty());
  }

  private static @Nullable String field(ErrorContext context) {
    Optional<String> unread =
        context.getErrors().stream()
            .flatMap(error -> unread(error.getMessage()).stream())
            .findFirst();
    return unread.orElseGet(() -> named(context));
  }

  private static @Nullable String named(ErrorContext context) {
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
