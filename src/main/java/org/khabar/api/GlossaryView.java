package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.glossary.StoredGlossary;

/**
 * A glossary that is kept here.
 *
 * @param id its id
 * @param name its name, by which requests name the desk
 * @param version 1 at first, one more after each change
 * @param hash of its terms, as stamps name it
 * @param created when it was created, ISO 8601
 * @param size how many terms it has
 * @param terms them; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GlossaryView(
    String id,
    String name,
    int version,
    String hash,
    String created,
    int size,
    @Nullable List<GlossaryRequest.TermView> terms) {

  static GlossaryView of(StoredGlossary glossary) {
    return view(
        glossary,
        glossary.terms().terms().stream()
            .map(term -> new GlossaryRequest.TermView(term.source(), term.target()))
            .toList());
  }

  static GlossaryView withoutTerms(StoredGlossary glossary) {
    return view(glossary, null);
  }

  private static GlossaryView view(
      StoredGlossary glossary, @Nullable List<GlossaryRequest.TermView> terms) {
    return new GlossaryView(
        glossary.id(),
        glossary.name(),
        glossary.version(),
        glossary.terms().version(),
        glossary.created().toString(),
        glossary.terms().terms().size(),
        terms);
  }
}
