package org.khabar.api.libretranslate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.api.dialect.DialectException;
import org.khabar.api.dialect.RequestParameters;
import org.khabar.arabic.LanguageGuess;

/**
 * The languages of a request.
 *
 * @param source {@code ar}, or {@code en} for what is English already
 * @param detected what the source was detected by; null if the request names it
 */
record LanguagePair(String source, @Nullable Detection detected) {
  private static final String TARGET = "en";
  private static final List<String> KNOWN = List.of("ar", "en");

  /**
   * A language that a text may be in.
   *
   * @param confidence 0 to 100
   * @param language its code
   */
  record Detection(double confidence, String language) {
    static Detection of(String text) {
      LanguageGuess guess = LanguageGuess.of(text);
      return new Detection(Math.round(100 * guess.confidence()), guess.code());
    }
  }

  /**
   * Reads the languages of a request.
   *
   * @param text what the source language is detected by
   */
  static LanguagePair of(RequestParameters parameters, String text) {
    String source = required(parameters, "source");
    String target = required(parameters, "target");
    Detection detected = source.equals("auto") ? Detection.of(text) : null;
    String from = detected == null ? source : detected.language();
    for (String code : List.of(from, target)) {
      if (!KNOWN.contains(code)) {
        throw DialectException.bad("%s is not supported".formatted(code), null);
      }
    }
    if (!target.equals(TARGET)) {
      throw DialectException.bad(
          "Arabic (ar) is not available as a target language from %s (%s)"
              .formatted(from.equals("ar") ? "Arabic" : "English", from),
          null);
    }
    return new LanguagePair(from, detected);
  }

  static String required(RequestParameters parameters, String name) {
    return parameters
        .value(name)
        .orElseThrow(
            () ->
                DialectException.bad(
                    "Invalid request: missing %s parameter".formatted(name), null));
  }
}
