package org.khabar.api.deepl;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.api.dialect.DialectException;
import org.khabar.api.dialect.RequestParameters;
import org.khabar.desk.glossary.GlossaryStore;
import org.khabar.desk.glossary.StoredGlossary;
import org.khabar.translate.Glossary;

/** {@code /v3/glossaries}: glossaries that can be changed, of one dictionary or none. */
@Controller("/v3/glossaries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class MultilingualGlossaryController {
  private final GlossaryStore store;
  private final RequestedGlossary glossaries;

  MultilingualGlossaryController(GlossaryStore store, RequestedGlossary glossaries) {
    this.store = store;
    this.glossaries = glossaries;
  }

  /** A dictionary. */
  record DictionaryView(
      @JsonProperty("source_lang") String source,
      @JsonProperty("target_lang") String target,
      @JsonProperty("entry_count") int entries) {
    static DictionaryView of(Glossary terms) {
      return new DictionaryView("ar", "en", terms.terms().size());
    }
  }

  /** A glossary. Clients need its list, also if it is empty. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record View(
      @JsonProperty("glossary_id") String id,
      String name,
      List<DictionaryView> dictionaries,
      @JsonProperty("creation_time") String created) {
    static View of(StoredGlossary glossary) {
      return new View(
          glossary.id(),
          glossary.name(),
          glossary.terms().terms().isEmpty()
              ? List.of()
              : List.of(DictionaryView.of(glossary.terms())),
          Timestamp.of(glossary.created()));
    }
  }

  /** All glossaries. Clients need its list, also if it is empty. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ListView(List<View> glossaries) {}

  /** A dictionary with its entries. */
  record EntriesView(
      @JsonProperty("source_lang") String source,
      @JsonProperty("target_lang") String target,
      String entries,
      @JsonProperty("entries_format") String format) {}

  /** Dictionaries with their entries. */
  record EntriesListView(List<EntriesView> dictionaries) {}

  @Post
  @Consumes("*/*")
  @Status(HttpStatus.CREATED)
  View create(HttpRequest<?> http, @Body @Nullable String body) {
    RequestParameters parameters = RequestParameters.of(http, body);
    List<DictionaryForm> forms = DictionaryForm.all(parameters);
    if (forms.isEmpty()) {
      throw DialectException.bad("Parameter 'dictionaries' not specified.", null);
    }
    return View.of(glossaries.create(DictionaryForm.name(parameters), forms.get(0).terms()));
  }

  @Get
  ListView list() {
    return new ListView(store.list().stream().map(View::of).toList());
  }

  @Get("/{id}")
  View get(String id) {
    return View.of(glossaries.stored(id));
  }

  @Get("/{id}/entries")
  EntriesListView entries(HttpRequest<?> http, String id) {
    StoredGlossary glossary = withDictionary(http, id);
    return new EntriesListView(
        List.of(new EntriesView("ar", "en", GlossaryEntries.written(glossary.terms()), "tsv")));
  }

  /** Renames a glossary, adds entries to it, replaces those of the same source; or several. */
  @Patch("/{id}")
  @Consumes("*/*")
  View change(HttpRequest<?> http, String id, @Body @Nullable String body) {
    RequestParameters parameters = RequestParameters.of(http, body);
    List<DictionaryForm> forms = DictionaryForm.all(parameters);
    boolean named = parameters.value("name").isPresent();
    if (forms.isEmpty() && !named) {
      throw DialectException.bad("Nothing to change", "send name, dictionaries, or both");
    }
    StoredGlossary glossary = glossaries.stored(id);
    if (named) {
      glossary = found(store.rename(id, DictionaryForm.name(parameters)));
    }
    if (!forms.isEmpty()) {
      Glossary added = forms.get(0).terms();
      glossary = found(store.change(id, present -> present.merged(added)));
    }
    return View.of(glossary);
  }

  /** Replaces all entries of a dictionary. */
  @Put("/{id}/dictionaries")
  @Consumes("*/*")
  DictionaryView replace(HttpRequest<?> http, String id, @Body @Nullable String body) {
    DictionaryForm form = DictionaryForm.of(RequestParameters.of(http, body), "");
    return DictionaryView.of(found(store.change(id, present -> form.terms())).terms());
  }

  @Delete("/{id}/dictionaries")
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.NO_CONTENT)
  void deleteDictionary(HttpRequest<?> http, String id) {
    withDictionary(http, id);
    found(store.change(id, present -> Glossary.EMPTY));
  }

  @Delete("/{id}")
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.NO_CONTENT)
  void delete(String id) {
    glossaries.delete(id);
  }

  private StoredGlossary withDictionary(HttpRequest<?> http, String id) {
    StoredGlossary glossary = glossaries.stored(id);
    DictionaryForm.requirePair(RequestParameters.of(http, null), "");
    if (glossary.terms().terms().isEmpty()) {
      throw new DialectException(
          HttpStatus.NOT_FOUND, "Dictionary not found", "the glossary has none from ar into en");
    }
    return glossary;
  }

  private static StoredGlossary found(Optional<StoredGlossary> glossary) {
    return glossary.orElseThrow(RequestedGlossary::notFound);
  }
}
