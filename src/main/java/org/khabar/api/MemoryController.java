package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.store.ArticleRefusal;
import org.khabar.desk.store.Cursor;
import org.khabar.desk.store.MemoryEntry;
import org.khabar.desk.store.MemoryStore;

/** {@code /v1/memory}: the sentences that were corrected, which stand above the model. */
@Controller("/v1/memory")
@Validated
@AnswersProblems
@Tag(name = "Translation memory")
class MemoryController {
  private final StoredArticles articles;
  private final MemoryStore memory;

  MemoryController(StoredArticles articles, MemoryStore memory) {
    this.articles = articles;
    this.memory = memory;
  }

  /** Lists corrected sentences, the newest first. */
  @Get
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "List the translation memory")
  MemoryView list(
      HttpRequest<?> http,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "50") @Min(1) @Max(500) int limit) {
    articles.store();
    Cursor from = after == null ? null : Cursor.parse(after);
    List<MemoryEntry> entries = memory.list(Owner.of(http), from, limit + 1);
    List<MemoryEntry> page = entries.subList(0, Math.min(limit, entries.size()));
    MemoryEntry last = entries.size() > limit ? page.get(limit - 1) : null;
    return new MemoryView(
        page.stream().map(MemoryView.EntryView::of).toList(),
        last == null ? null : new Cursor(last.updated(), last.id()).text());
  }

  /** Forgets a sentence: later translations are the model's again. */
  @Delete("/{id}")
  @Consumes(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Remove a sentence from the translation memory")
  @ApiResponse(responseCode = "204", description = "It is gone")
  HttpResponse<?> delete(HttpRequest<?> http, String id) {
    articles.store();
    if (!memory.delete(Owner.of(http), id)) {
      throw new ArticleRefusal(
          ArticleRefusal.Kind.UNKNOWN, "there is no sentence of this id", "id");
    }
    return HttpResponse.noContent();
  }
}
