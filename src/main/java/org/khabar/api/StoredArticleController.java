package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.Desk;
import org.khabar.desk.store.ArticleHead;
import org.khabar.desk.store.ArticleQuery;
import org.khabar.desk.store.ArticleState;
import org.khabar.desk.store.Cursor;
import org.khabar.summarize.Style;

/** {@code /v1/articles}: stored articles, to be read again. */
@Controller("/v1/articles")
@Validated
@AnswersProblems
@Tag(name = "Articles")
class StoredArticleController {
  private final StoredArticles articles;
  private final ArticleForms forms;
  private final Desk desk;

  StoredArticleController(StoredArticles articles, ArticleForms forms, Desk desk) {
    this.articles = articles;
    this.forms = forms;
    this.desk = desk;
  }

  /** Lists stored articles, the newest first. */
  @Get
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "List stored articles")
  @ApiResponse(responseCode = "200", description = "A page of them")
  ArticleListView list(
      HttpRequest<?> http,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
      @QueryValue @Nullable String externalId,
      @QueryValue @Nullable ArticleState state,
      @QueryValue @Nullable Instant since) {
    Cursor from = after == null ? null : Cursor.parse(after);
    List<ArticleHead> heads =
        articles
            .store()
            .list(
                Owner.of(http), new ArticleQuery(externalId, state, since, false, from, limit + 1));
    List<ArticleHead> page = heads.subList(0, Math.min(limit, heads.size()));
    ArticleHead last = heads.size() > limit ? page.get(limit - 1) : null;
    return new ArticleListView(
        page.stream().map(ArticleListView.RowView::of).toList(),
        last == null ? null : new Cursor(last.created(), last.id()).text());
  }

  /**
   * A stored article with a brief, in the form that the client accepts or that {@code format}
   * names. The tag changes with the article and with what its brief is made with.
   */
  @Get("/{id}")
  @Produces(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Read a stored article")
  @AnswersArticle
  @ApiResponse(responseCode = "304", description = "It is what If-None-Match names")
  HttpResponse<?> get(
      HttpRequest<?> http,
      String id,
      @QueryValue @Nullable String format,
      @QueryValue @Nullable Style style,
      @QueryValue @Nullable @Min(1) @Max(20) Integer sentences,
      @QueryValue @Nullable @Min(5) @Max(1000) Integer words) {
    ArticleForm form = forms.wanted(http, format);
    BriefRequest request = ArticleRequest.brief(style, sentences, words);
    ArticleHead head = articles.head(http, id);
    return EntityTag.of(head, form.name() + articles.tagParts(request))
        .answer(
            http,
            () -> ArticleForms.answer(form, articles.filed(articles.article(http, id), request)));
  }

  /** The Arabic of a stored article as it was sent: what all source ranges are ranges of. */
  @Get("/{id}/source")
  @Produces(MediaType.TEXT_PLAIN)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Read the Arabic of a stored article")
  @ApiResponse(
      responseCode = "200",
      description = "The Arabic",
      content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "304", description = "It is what If-None-Match names")
  HttpResponse<?> source(HttpRequest<?> http, String id) {
    return EntityTag.of(articles.head(http, id).key().content())
        .answer(
            http,
            () ->
                HttpResponse.ok(articles.article(http, id).source().raw())
                    .contentType(MediaType.of("text/plain;charset=utf-8")));
  }

  /** A brief of a stored article, made from its corrected English. */
  @Get("/{id}/summary")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Read a brief of a stored article")
  @ApiResponse(
      responseCode = "200",
      description = "The brief with its evidence",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ArticleSummaryView.class)))
  @ApiResponse(responseCode = "304", description = "It is what If-None-Match names")
  HttpResponse<?> summary(
      HttpRequest<?> http,
      String id,
      @QueryValue @Nullable Style style,
      @QueryValue @Nullable @Min(1) @Max(20) Integer sentences,
      @QueryValue @Nullable @Min(5) @Max(1000) Integer words) {
    BriefRequest request = ArticleRequest.brief(style, sentences, words);
    ArticleHead head = articles.head(http, id);
    return EntityTag.of(head, "summary" + articles.tagParts(request))
        .answer(
            http,
            () ->
                HttpResponse.ok(
                    new ArticleSummaryView(
                        StoredView.of(head),
                        BriefView.of(articles.brief(head, request)),
                        desk.translator().stamp())));
  }

  /** Removes a stored article with its corrections, also from the translation memory. */
  @Delete("/{id}")
  @Consumes(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Remove a stored article")
  @ApiResponse(responseCode = "204", description = "It is gone")
  HttpResponse<?> delete(HttpRequest<?> http, String id) {
    if (!articles.store().delete(Owner.of(http), id)) {
      throw StoredArticles.unknown();
    }
    return HttpResponse.noContent();
  }
}
