package org.khabar.api.deepl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khabar.api.dialect.DialectException;
import org.khabar.api.dialect.RequestParameters;
import org.khabar.arabic.LanguageGuess;

/** The languages of requests: Arabic in, English out. */
final class Languages {
  static final String SOURCE = "AR";
  private static final List<String> TARGETS = List.of("EN", "EN-US", "EN-GB");

  private Languages() {}

  /** The source language that a request names; empty if it leaves it to be detected. */
  static Optional<String> source(RequestParameters parameters) {
    Optional<String> source =
        parameters.value("source_lang").map(code -> code.toUpperCase(Locale.ROOT));
    if (source.filter(code -> !code.equals(SOURCE)).isPresent()) {
      throw unsupported("source_lang", "Arabic (AR) is the only source language");
    }
    return source;
  }

  /** Makes sure that the target language is English. */
  static void requireTarget(RequestParameters parameters) {
    Optional<String> target =
        parameters.value("target_lang").map(code -> code.toUpperCase(Locale.ROOT));
    if (target.isEmpty()) {
      throw DialectException.bad(
          "Parameter 'target_lang' not specified.", "one of " + String.join(", ", TARGETS));
    }
    if (!TARGETS.contains(target.get())) {
      throw unsupported("target_lang", "one of " + String.join(", ", TARGETS));
    }
  }

  /** The language of a text whose sender did not say it. */
  static String detected(String text) {
    LanguageGuess guess = LanguageGuess.of(text);
    String code = guess.code().toUpperCase(Locale.ROOT);
    if (!code.equals(SOURCE) && !code.equals("EN")) {
      throw unsupported(
          "source_lang",
          "a text looks like %s; if it is Arabic, say source_lang=AR".formatted(code));
    }
    return code;
  }

  /** Makes sure that a pair of a glossary is Arabic and English, in any case and region. */
  static void requirePair(String source, String target) {
    if (!source.equalsIgnoreCase(SOURCE)
        || !target.toUpperCase(Locale.ROOT).split("-", 2)[0].equals("EN")) {
      throw DialectException.bad(
          "Unsupported glossary language pair",
          "source_lang is ar and target_lang en, not %s and %s".formatted(source, target));
    }
  }

  static DialectException unsupported(String parameter, String detail) {
    return DialectException.bad("Value for '%s' not supported.".formatted(parameter), detail);
  }
}
