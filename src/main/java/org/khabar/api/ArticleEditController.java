package org.khabar.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.store.ArticleEditor;
import org.khabar.desk.store.ArticleState;
import org.khabar.desk.store.StoredArticle;
import org.khabar.summarize.Style;

/** {@code /v1/articles/{id}}: corrections and approval of stored articles. */
@Controller("/v1/articles/{id}")
@Validated
@AnswersProblems
@Tag(name = "Articles")
class ArticleEditController {
  private final StoredArticles articles;
  private final ArticleEditor editor;

  ArticleEditController(StoredArticles articles, ArticleEditor editor) {
    this.articles = articles;
    this.editor = editor;
  }

  /**
   * Corrects a sentence; segments are numbered through all blocks, from 0. The checks are run anew
   * on it, and the correction is used for the same sentence in every later translation. With {@code
   * If-Match} (the article's tag, or {@code "r"} and its revision in quotes) nobody's correction is
   * overwritten unseen.
   */
  @Patch("/segments/{number}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Correct a sentence")
  @ApiResponse(
      responseCode = "200",
      description = "The sentence, checked anew",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CorrectionView.class)))
  HttpResponse<?> correct(
      HttpRequest<?> http,
      String id,
      @Min(0) int number,
      @Body @Valid SegmentCorrection correction) {
    articles.store();
    StoredArticle article =
        editor.correct(Owner.of(http), id, number, correction.line(), EntityTag.expected(http));
    return tagged(article, CorrectionView.of(article, number));
  }

  /** Approves an article: a person stands for its English. Heeds {@code If-Match}. */
  @Post("/approve")
  @Consumes(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Approve an article")
  @ApiResponse(
      responseCode = "200",
      description = "The article, approved",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = StoredView.class)))
  HttpResponse<?> approve(HttpRequest<?> http, String id) {
    return moved(http, id, ArticleState.APPROVED);
  }

  /** Makes an approved article a draft again. Heeds {@code If-Match}. */
  @Post("/reopen")
  @Consumes(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Make an article a draft again")
  @ApiResponse(
      responseCode = "200",
      description = "The article, a draft",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = StoredView.class)))
  HttpResponse<?> reopen(HttpRequest<?> http, String id) {
    return moved(http, id, ArticleState.DRAFT);
  }

  /** The corrections of an article, the first one first. */
  @Get("/edits")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Read the corrections of an article")
  List<EditView> edits(HttpRequest<?> http, String id) {
    String article = articles.head(http, id).id();
    return editor.edits(Owner.of(http), article).stream().map(EditView::of).toList();
  }

  private HttpResponse<?> moved(HttpRequest<?> http, String id, ArticleState state) {
    articles.store();
    StoredArticle article = editor.move(Owner.of(http), id, state, EntityTag.expected(http));
    return tagged(article, StoredView.of(article.head()));
  }

  /** An answer with the tag that the article has for those who read it as JSON. */
  private HttpResponse<?> tagged(StoredArticle article, Object body) {
    String parts = "json" + articles.tagParts(BriefRequest.of(Style.BRIEF));
    return HttpResponse.ok(body)
        .header(HttpHeaders.ETAG, EntityTag.of(article.head(), parts).value());
  }
}
