package org.khabar.api;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts to translate.
 *
 * @param text one text; it may have any number of sentences and lines
 * @param texts or several
 * @param format {@code text} (the default) or {@code html}, whose tags come back as they are
 */
@Introspected
public record TranslationRequest(
    @Nullable @Size(min = 1, max = TranslationRequest.MAX_CHARACTERS) String text,
    @Nullable @Size(min = 1, max = TranslationRequest.MAX_TEXTS)
        List<@NotNull @NotEmpty @Size(max = TranslationRequest.MAX_CHARACTERS) String> texts,
    @Nullable Format format) {
  static final int MAX_TEXTS = 1000;
  static final int MAX_CHARACTERS = 200_000;

  /** Whether both one text and several were sent, or neither. */
  boolean isAmbiguous() {
    return (text == null) == (texts == null);
  }

  /** What a text is written in. */
  public enum Format {
    TEXT,
    HTML
  }

  /** All texts. */
  List<String> all() {
    return texts != null ? texts : text != null ? List.of(text) : List.of();
  }
}
