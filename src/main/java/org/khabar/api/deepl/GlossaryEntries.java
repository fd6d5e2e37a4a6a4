package org.khabar.api.deepl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khabar.api.dialect.DialectException;
import org.khabar.translate.Glossary;
import org.khabar.translate.GlossaryFile;
import org.khabar.translate.UnusableGlossaryException;

/** A glossary's entries as they are sent: lines of TSV or CSV. */
final class GlossaryEntries {
  private static final String INVALID = "Invalid glossary entries provided";

  private GlossaryEntries() {}

  /** Reads entries; a term that stands there twice is an error. */
  static Glossary read(String entries, String format) {
    List<Glossary.Term> terms =
        switch (format) {
          case "tsv" -> tsv(entries);
          case "csv" -> csv(entries);
          default -> throw Languages.unsupported("entries_format", "tsv or csv");
        };
    if (terms.isEmpty()) {
      throw DialectException.bad(INVALID, "entries: there are none");
    }
    Set<String> sources = new HashSet<>();
    for (Glossary.Term term : terms) {
      if (!sources.add(term.source())) {
        throw DialectException.bad(
            INVALID, "entries: \"%s\" stands there twice".formatted(term.source()));
      }
    }
    try {
      return new Glossary(terms);
    } catch (IllegalArgumentException e) {
      throw DialectException.bad(INVALID, "entries: " + e.getMessage());
    }
  }

  private static List<Glossary.Term> tsv(String entries) {
    List<Glossary.Term> terms = new ArrayList<>();
    String[] lines = entries.split("\r\n|\r|\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        String[] columns = lines[i].split("\t", -1);
        if (columns.length != 2) {
          throw DialectException.bad(
              INVALID,
              "entries, line %d: %d tab separators instead of one"
                  .formatted(i + 1, columns.length - 1));
        }
        terms.add(new Glossary.Term(columns[0].strip(), columns[1].strip()));
      }
    }
    return terms;
  }

  private static List<Glossary.Term> csv(String entries) {
    try {
      return GlossaryFile.of("entries.csv", entries).terms();
    } catch (UnusableGlossaryException e) {
      throw DialectException.bad(INVALID, e.getMessage());
    }
  }

  /** Entries as TSV. */
  static String written(Glossary glossary) {
    StringBuilder tsv = new StringBuilder();
    for (Glossary.Term term : glossary.terms()) {
      tsv.append(tsv.length() > 0 ? "\n" : "")
          .append(term.source())
          .append('\t')
          .append(term.target());
    }
    return tsv.toString();
  }
}
