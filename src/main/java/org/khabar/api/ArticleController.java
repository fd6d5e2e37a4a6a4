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
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.khabar.article.TextBytes;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.Desk;
import org.khabar.desk.EnglishText;
import org.khabar.engine.Lane;
import org.khabar.summarize.Style;

/** {@code /v1/articles}: an Arabic article into an English article with its brief. */
@Controller("/v1/articles")
@Validated
@Tag(name = "Articles")
class ArticleController {
  private final Desk desk;

  ArticleController(Desk desk) {
    this.desk = desk;
  }

  /**
   * Translates an article that is sent as JSON. Ask for {@code text/plain} to read it rather than
   * to work with it.
   */
  @Post
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Translate an article and write its brief")
  @ApiResponse(responseCode = "200", description = "The English article with its brief")
  @ApiResponse(responseCode = "413", description = "Too long")
  @ApiResponse(responseCode = "422", description = "Not Arabic, or empty")
  CompletableFuture<HttpResponse<?>> translate(
      HttpRequest<?> http, @Body @Valid ArticleRequest request) {
    return translate(http, request.text(), request.brief());
  }

  /**
   * Translates an article that is sent as plain text, in UTF-8 or the charset that the content type
   * names.
   */
  @Post
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Translate an article and write its brief")
  CompletableFuture<HttpResponse<?>> translateText(
      HttpRequest<?> http,
      @Body byte[] text,
      @QueryValue @Nullable Style style,
      @QueryValue @Nullable @Min(1) @Max(20) Integer sentences,
      @QueryValue @Nullable @Min(5) @Max(1000) Integer words) {
    var charset =
        http.getContentType().flatMap(MediaType::getCharset).orElse(StandardCharsets.UTF_8);
    return translate(
        http, TextBytes.decode(text, charset), ArticleRequest.brief(style, sentences, words));
  }

  private CompletableFuture<HttpResponse<?>> translate(
      HttpRequest<?> http, String text, BriefRequest brief) {
    boolean asText =
        http.accept().stream().findFirst().filter(MediaType.TEXT_PLAIN_TYPE::matches).isPresent();
    return desk.translate(text, brief, Lane.INTERACTIVE)
        .thenApply(
            article ->
                asText
                    ? HttpResponse.ok(EnglishText.of(article))
                        .contentType(MediaType.of("text/plain;charset=utf-8"))
                    : HttpResponse.ok(ArticleView.of(article))
                        .contentType(MediaType.APPLICATION_JSON_TYPE));
  }
}
