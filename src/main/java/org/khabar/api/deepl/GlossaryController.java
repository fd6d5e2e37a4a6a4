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
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.api.dialect.RequestParameters;
import org.khabar.desk.glossary.GlossaryStore;
import org.khabar.desk.glossary.StoredGlossary;

/** {@code /v2/glossaries}: glossaries of one pair of languages, which are replaced, not changed. */
@Controller("/v2/glossaries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class GlossaryController {
  private final GlossaryStore store;
  private final RequestedGlossary glossaries;

  GlossaryController(GlossaryStore store, RequestedGlossary glossaries) {
    this.store = store;
    this.glossaries = glossaries;
  }

  /** A glossary. */
  record View(
      @JsonProperty("glossary_id") String id,
      String name,
      boolean ready,
      @JsonProperty("source_lang") String source,
      @JsonProperty("target_lang") String target,
      @JsonProperty("creation_time") String created,
      @JsonProperty("entry_count") int entries) {
    static View of(StoredGlossary glossary) {
      return new View(
          glossary.id(),
          glossary.name(),
          true,
          "ar",
          "en",
          Timestamp.of(glossary.created()),
          glossary.terms().terms().size());
    }
  }

  /** All glossaries. Clients need its list, also if it is empty. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ListView(List<View> glossaries) {}

  @Post
  @Consumes("*/*")
  @Status(HttpStatus.CREATED)
  View create(HttpRequest<?> http, @Body @Nullable String body) {
    RequestParameters parameters = RequestParameters.of(http, body);
    DictionaryForm form = DictionaryForm.of(parameters, "");
    return View.of(glossaries.create(DictionaryForm.name(parameters), form.terms()));
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
  @Produces("text/tab-separated-values;charset=utf-8")
  String entries(String id) {
    return GlossaryEntries.written(glossaries.stored(id).terms());
  }

  @Delete("/{id}")
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.NO_CONTENT)
  void delete(String id) {
    glossaries.delete(id);
  }
}
