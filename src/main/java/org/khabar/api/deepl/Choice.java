package org.khabar.api.deepl;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.khabar.api.dialect.RequestParameters;

/** Parameters that have one of a few values. */
record Choice(RequestParameters parameters) {

  /** The value of a parameter; another than the known ones is an error. */
  String of(String name, String otherwise, Set<String> known) {
    String value =
        parameters.value(name).map(given -> given.toLowerCase(Locale.ROOT)).orElse(otherwise);
    String meant = name.equals("split_sentences") ? number(value) : value;
    if (!known.contains(meant)) {
      throw Languages.unsupported(
          name, "one of " + String.join(", ", new TreeSet<>(known)).replaceFirst("^, ", ""));
    }
    return meant;
  }

  /** Whether a parameter is switched on. */
  boolean flag(String name, boolean otherwise) {
    String value = parameters.value(name).map(given -> number(given)).orElse(otherwise ? "1" : "0");
    if (!value.equals("0") && !value.equals("1")) {
      throw Languages.unsupported(name, "0 or 1");
    }
    return value.equals("1");
  }

  private static String number(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> "1";
      case "false" -> "0";
      default -> value;
    };
  }
}
