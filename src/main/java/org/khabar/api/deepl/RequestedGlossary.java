package org.khabar.api.deepl;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.khabar.api.dialect.DialectException;
import org.khabar.api.dialect.RequestParameters;
import org.khabar.desk.glossary.GlossaryStore;
import org.khabar.desk.glossary.StoreFullException;
import org.khabar.desk.glossary.StoredGlossary;
import org.khabar.translate.Glossary;

/** The glossaries that requests bring and name: {@code glossary_id}, or up to five. */
@Singleton
final class RequestedGlossary {
  private static final int MOST = 5;

  private final GlossaryStore store;

  RequestedGlossary(GlossaryStore store) {
    this.store = store;
  }

  /** The terms that a request wants; those of the first glossary that it names stand above. */
  Glossary of(RequestParameters parameters) {
    List<String> ids = new ArrayList<>();
    parameters.value("glossary_id").ifPresent(ids::add);
    for (String several : parameters.all("glossary_ids")) {
      for (String id : several.split(",", -1)) {
        if (!id.isBlank()) {
          ids.add(id.strip());
        }
      }
    }
    if (ids.isEmpty()) {
      return Glossary.EMPTY;
    }
    if (Languages.source(parameters).isEmpty()) {
      throw DialectException.bad(
          "Use of a glossary requires the source_lang parameter to be specified", "source_lang=AR");
    }
    if (ids.size() > MOST) {
      throw DialectException.bad("Too many glossaries", "glossary_ids: at most " + MOST);
    }
    Glossary terms = Glossary.EMPTY;
    for (int i = ids.size() - 1; i >= 0; i--) {
      terms = terms.with(stored(ids.get(i)).terms());
    }
    return terms;
  }

  /** Keeps a new glossary. */
  StoredGlossary create(String name, Glossary terms) {
    try {
      return store.create(name, terms);
    } catch (StoreFullException e) {
      throw DialectException.bad("Too many glossaries", e.getMessage());
    }
  }

  /** A glossary by its id. */
  StoredGlossary stored(String id) {
    return store.find(id).orElseThrow(RequestedGlossary::notFound);
  }

  /** Forgets a glossary. */
  void delete(String id) {
    if (!store.delete(id)) {
      throw notFound();
    }
  }

  static DialectException notFound() {
    return new DialectException(HttpStatus.NOT_FOUND, "Glossary not found", "no such glossary_id");
  }
}
