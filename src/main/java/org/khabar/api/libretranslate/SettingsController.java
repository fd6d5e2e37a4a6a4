package org.khabar.api.libretranslate;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.khabar.api.keys.KeyStore;
import org.khabar.desk.document.DocumentFormat;

/** {@code GET /languages} and {@code GET /frontend/settings}. */
@Controller
@Hidden
class SettingsController {
  private static final int TIMEOUT_MILLIS = 500;

  private final KeyStore keys;

  SettingsController(KeyStore keys) {
    this.keys = keys;
  }

  /** A language with those that it can be translated into. */
  record Language(String code, String name, List<String> targets) {}

  /** A language by name. */
  record Named(String code, String name) {}

  /** The languages that are chosen at first. */
  record Chosen(Named source, Named target) {}

  /** What a page in front of the API has to know. */
  record Settings(
      int charLimit,
      int frontendTimeout,
      boolean apiKeys,
      boolean keyRequired,
      boolean suggestions,
      boolean filesTranslation,
      List<String> supportedFilesFormat,
      Chosen language) {}

  @Get("/languages")
  List<Language> languages() {
    return List.of(
        new Language("ar", "Arabic", List.of("en")), new Language("en", "English", List.of("en")));
  }

  @Get("/frontend/settings")
  @ExecuteOn(TaskExecutors.BLOCKING)
  Settings settings() {
    boolean closed = keys.isClosed();
    return new Settings(
        TranslateController.MOST_CHARACTERS,
        TIMEOUT_MILLIS,
        closed,
        closed,
        false,
        true,
        DocumentFormat.endings(),
        new Chosen(new Named("ar", "Arabic"), new Named("en", "English")));
  }
}
