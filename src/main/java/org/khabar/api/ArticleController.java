package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.khabar.article.TextBytes;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.Desk;
import org.khabar.desk.EnglishText;
import org.khabar.desk.PendingArticle;
import org.khabar.engine.Lane;
import org.khabar.summarize.Style;

/** {@code /v1/articles}: an Arabic article into an English article with its brief. */
@Controller("/v1/articles")
@Validated
@Tag(name = "Articles")
class ArticleController {
  private final Desk desk;
  private final AnswerStream stream;
  private final DeskGlossaries glossaries;

  ArticleController(Desk desk, AnswerStream stream, DeskGlossaries glossaries) {
    this.desk = desk;
    this.glossaries = glossaries;
    this.stream = stream;
  }

  /**
   * Translates an article that is sent as JSON. Ask for {@code text/plain} to read it rather than
   * to work with it, or for {@code text/event-stream} to have each sentence as soon as it is done.
   * The events are {@code source} with the blocks and sentences of the Arabic; {@code segment} for
   * each sentence, in any order; {@code brief} in the style that is asked for, or in each if none
   * is; {@code done} with the whole article; {@code problem} if something fails midway. The terms
   * of the desk that is named stand above those of the service's own glossary.
   */
  @Post
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, MediaType.TEXT_EVENT_STREAM})
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Translate an article and write its brief")
  @ApiResponse(responseCode = "200", description = "The English article with its brief")
  @ApiResponse(responseCode = "413", description = "Too long")
  @ApiResponse(responseCode = "422", description = "Not Arabic, or empty")
  CompletableFuture<HttpResponse<?>> translate(
      HttpRequest<?> http,
      @Body @Valid ArticleRequest request,
      @QueryValue("desk") @Nullable String named) {
    return answer(http, request, named);
  }

  /**
   * Translates an article that is sent as plain text, in UTF-8 or the charset that the content type
   * names; otherwise as for JSON.
   */
  @Post
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, MediaType.TEXT_EVENT_STREAM})
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Translate an article and write its brief")
  CompletableFuture<HttpResponse<?>> translateText(
      HttpRequest<?> http,
      @Body byte[] text,
      @QueryValue @Nullable Style style,
      @QueryValue @Nullable @Min(1) @Max(20) Integer sentences,
      @QueryValue @Nullable @Min(5) @Max(1000) Integer words,
      @QueryValue("desk") @Nullable String named) {
    var charset =
        http.getContentType().flatMap(MediaType::getCharset).orElse(StandardCharsets.UTF_8);
    return answer(
        http, new ArticleRequest(TextBytes.decode(text, charset), style, sentences, words), named);
  }

  private CompletableFuture<HttpResponse<?>> answer(
      HttpRequest<?> http, ArticleRequest request, @Nullable String named) {
    PendingArticle article =
        desk.with(glossaries.of(named)).begin(request.text(), Lane.INTERACTIVE);
    if (Wanted.first(http, MediaType.TEXT_EVENT_STREAM_TYPE)) {
      return CompletableFuture.completedFuture(stream(article, request));
    }
    boolean asText = Wanted.first(http, MediaType.TEXT_PLAIN_TYPE);
    return article
        .with(request.brief())
        .thenApply(
            done ->
                asText
                    ? HttpResponse.ok(EnglishText.of(done))
                        .contentType(MediaType.of("text/plain;charset=utf-8"))
                    : HttpResponse.ok(ArticleView.of(done))
                        .contentType(MediaType.APPLICATION_JSON_TYPE));
  }

  private HttpResponse<?> stream(PendingArticle article, ArticleRequest request) {
    List<AnswerStream.Ending> endings = new ArrayList<>();
    for (Style style : request.style() == null ? Style.values() : new Style[] {request.style()}) {
      BriefRequest wanted = ArticleRequest.brief(style, request.sentences(), request.words());
      endings.add(
          () ->
              article
                  .with(wanted)
                  .thenApply(done -> AnswerStream.event("brief", BriefView.of(done.brief()))));
    }
    endings.add(
        () ->
            article
                .with(request.brief())
                .thenApply(done -> AnswerStream.event("done", ArticleView.of(done))));
    return stream.of(StreamedSource.of(article), article.texts(), endings);
  }
}
