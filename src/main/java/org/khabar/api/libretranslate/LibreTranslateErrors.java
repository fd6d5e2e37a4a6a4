package org.khabar.api.libretranslate;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khabar.api.dialect.ErrorDialect;

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
  public Object body(HttpStatus status, String message, @Nullable String detail) {
    return new ErrorView(detail == null ? message : message + " (" + detail + ")");
  }
}
