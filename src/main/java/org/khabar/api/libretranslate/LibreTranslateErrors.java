package org.khabar.api.libretranslate;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khabar.api.dialect.ErrorDialect;
import org.khabar.api.keys.RefusedException;

/** Errors as LibreTranslate writes them: {@code {"error": "..."}}. */
@Singleton
final class LibreTranslateErrors implements ErrorDialect {
  private static final Set<String> PATHS =
      Set.of(
          "/translate",
          "/languages",
          "/detect",
          "/frontend/settings",
          "/translate_file",
          "/suggest");

  /** An error. */
  record ErrorView(String error) {}

  @Override
  public boolean speaks(String path) {
    return PATHS.contains(path) || path.startsWith(FileController.DOWNLOADS + "/");
  }

  @Override
  public Object refusal(RefusedException.Kind kind, HttpStatus status, String message) {
    return switch (kind) {
      case NO_KEY ->
          body(status, "Please contact the server operator to get an API key", "api_key");
      case BAD_KEY -> body(status, "Invalid API key", message);
      case RATE -> body(status, "Slowdown", message);
      default -> body(status, message, null);
    };
  }

  @Override
  public Object body(HttpStatus status, String message, @Nullable String detail) {
    return new ErrorView(detail == null ? message : message + " (" + detail + ")");
  }
}
