package org.khabar.api.deepl;

import java.util.ArrayList;
import java.util.List;
import org.khabar.api.dialect.DialectException;
import org.khabar.api.dialect.RequestParameters;
import org.khabar.translate.Glossary;

/**
 * A dictionary as a request brings it.
 *
 * @param terms its terms, Arabic to English
 */
record DictionaryForm(Glossary terms) {
  private static final int LONGEST_NAME = 1024;

  /** Reads a dictionary whose parameters begin with a prefix. */
  static DictionaryForm of(RequestParameters parameters, String prefix) {
    requirePair(parameters, prefix);
    return new DictionaryForm(
        GlossaryEntries.read(
            required(parameters, prefix + "entries"),
            parameters.value(prefix + "entries_format").orElse("tsv")));
  }

  /** Reads the dictionaries of a glossary; empty if the request brings none. */
  static List<DictionaryForm> all(RequestParameters parameters) {
    List<DictionaryForm> forms = new ArrayList<>();
    for (int i = 0; parameters.hasAny("dictionaries[" + i + "]."); i++) {
      forms.add(of(parameters, "dictionaries[" + i + "]."));
    }
    if (forms.size() > 1) {
      throw DialectException.bad(
          "Duplicate dictionaries", "dictionaries: one from ar into en, there is no other pair");
    }
    return forms;
  }

  static void requirePair(RequestParameters parameters, String prefix) {
    Languages.requirePair(
        required(parameters, prefix + "source_lang"), required(parameters, prefix + "target_lang"));
  }

  /** The name that a request gives a glossary. */
  static String name(RequestParameters parameters) {
    String name = required(parameters, "name");
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw Languages.unsupported(
          "name", "1 to %d characters, none of control".formatted(LONGEST_NAME));
    }
    return name;
  }

  private static String required(RequestParameters parameters, String name) {
    return parameters
        .value(name)
        .orElseThrow(
            () -> DialectException.bad("Parameter '%s' not specified.".formatted(name), null));
  }
}
