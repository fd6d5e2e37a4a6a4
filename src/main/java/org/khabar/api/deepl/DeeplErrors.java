package org.khabar.api.deepl;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.khabar.api.dialect.ErrorDialect;
import org.khabar.api.keys.RefusedException;

/** Errors as DeepL writes them: {@code {"message": "...", "detail": "..."}}. */
@Singleton
final class DeeplErrors implements ErrorDialect {
  /** DeepL's own status for a month that is used up. */
  private static final int QUOTA_EXCEEDED = 456;

  /**
   * An error.
   *
   * @param message what is wrong, in DeepL's words where it has such
   * @param detail what would be right
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ErrorView(String message, @Nullable String detail) {}

  @Override
  public boolean speaks(String path) {
    return path.startsWith("/v2/") || path.startsWith("/v3/");
  }

  @Override
  public int quotaStatus() {
    return QUOTA_EXCEEDED;
  }

  @Override
  public Object refusal(RefusedException.Kind kind, HttpStatus status, String message) {
    return switch (kind) {
      case QUOTA -> body(status, "Quota Exceeded", message);
      case RATE -> body(status, "Too many requests", message);
      default -> body(status, "Authorization failed", message);
    };
  }

  @Override
  public Object body(HttpStatus status, String message, @Nullable String detail) {
    return new ErrorView(message, detail);
  }
}
