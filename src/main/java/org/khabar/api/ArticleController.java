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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.khabar.article.ArticleFormat;
import org.khabar.article.SentArticle;
import org.khabar.article.UnreadableArticleException;
import org.khabar.article.print.DocxWriter;
import org.khabar.article.print.NinjsWriter;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.Desk;
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
   * Translates an article that is sent as JSON. Ask for {@code text/plain}, {@code text/html} or
   * Word's type to read it rather than to work with it, for ninjs to hand it on, or for {@code
   * text/event-stream} to have each sentence as soon as it is done. The events are {@code source}
   * with the blocks and sentences of the Arabic; {@code segment} for each sentence, in any order;
   * {@code brief} in the style that is asked for, or in each if none is; {@code done} with the
   * whole article; {@code problem} if something fails midway. The terms of the desk that is named
   * stand above those of the service's own glossary.
   */
  @Post
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({
    MediaType.APPLICATION_JSON,
    MediaType.TEXT_PLAIN,
    MediaType.TEXT_HTML,
    MediaType.TEXT_EVENT_STREAM,
    NinjsWriter.MEDIA_TYPE,
    DocxWriter.MEDIA_TYPE,
    MediaType.ALL // what cannot be written is said by Wanted
  })
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Translate an article and write its brief")
  @RequestBody(content = @Content(schema = @Schema(implementation = ArticleRequest.class)))
  @ApiResponse(responseCode = "200", description = "The English article with its brief")
  @ApiResponse(responseCode = "413", description = "Too long")
  @ApiResponse(responseCode = "422", description = "Not Arabic, or empty")
  CompletableFuture<HttpResponse<?>> translate(
      HttpRequest<?> http,
      @Body @Valid ArticleBody request,
      @QueryValue("desk") @Nullable String named) {
    Wanted.check(http);
    Desk terms = desk.with(glossaries.of(named));
    if (request instanceof ArticleBody.Item ninjs) {
      return answer(
          http, terms.begin(ninjs.sent(), Lane.INTERACTIVE), new Briefs(null, null, null));
    }
    ArticleRequest own = (ArticleRequest) request;
    return answer(
        http,
        terms.begin(own.text(), Lane.INTERACTIVE),
        new Briefs(own.style(), own.sentences(), own.words()));
  }

  /**
   * Translates an article that is sent as a document: plain text, a page of HTML, IPTC ninjs,
   * NewsML-G2 or NITF. Text is UTF-8, and HTML and XML are what they say themselves, unless the
   * content type names a charset. Answers are as for JSON.
   */
  @Post
  @Consumes({
    MediaType.TEXT_PLAIN,
    MediaType.TEXT_HTML,
    MediaType.APPLICATION_XHTML,
    MediaType.APPLICATION_XML,
    MediaType.TEXT_XML,
    "application/vnd.iptc.g2.newsitem+xml",
    "application/nitf+xml",
    NinjsWriter.MEDIA_TYPE
  })
  @Produces({
    MediaType.APPLICATION_JSON,
    MediaType.TEXT_PLAIN,
    MediaType.TEXT_HTML,
    MediaType.TEXT_EVENT_STREAM,
    NinjsWriter.MEDIA_TYPE,
    DocxWriter.MEDIA_TYPE,
    MediaType.ALL // what cannot be written is said by Wanted
  })
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Translate an article and write its brief")
  CompletableFuture<HttpResponse<?>> translateDocument(
      HttpRequest<?> http,
      @Body byte[] document,
      @QueryValue @Nullable Style style,
      @QueryValue @Nullable @Min(1) @Max(20) Integer sentences,
      @QueryValue @Nullable @Min(5) @Max(1000) Integer words,
      @QueryValue("desk") @Nullable String named) {
    Wanted.check(http);
    MediaType type = http.getContentType().orElse(MediaType.TEXT_PLAIN_TYPE);
    ArticleFormat format = ArticleFormat.ofMediaType(type.getName()).orElse(ArticleFormat.TEXT);
    SentArticle sent = new SentArticle(document, format, charset(type));
    return answer(
        http,
        desk.with(glossaries.of(named)).begin(sent, Lane.INTERACTIVE),
        new Briefs(style, sentences, words));
  }

  private static @Nullable Charset charset(MediaType type) {
    String name = type.getParameters().get("charset").orElse("");
    try {
      return name.isEmpty() ? null : Charset.forName(name.replace("\"", ""));
    } catch (IllegalArgumentException e) {
      throw new UnreadableArticleException(
          UnreadableArticleException.Reason.ENCODING,
          "the content type names a charset that there is not: " + name);
    }
  }

  /** What kind of brief is wanted; all styles for a stream that names none. */
  private record Briefs(
      @Nullable Style style, @Nullable Integer sentences, @Nullable Integer words) {
    BriefRequest brief() {
      return ArticleRequest.brief(style, sentences, words);
    }
  }

  private CompletableFuture<HttpResponse<?>> answer(
      HttpRequest<?> http, PendingArticle article, Briefs wanted) {
    if (Wanted.first(http, MediaType.TEXT_EVENT_STREAM_TYPE)) {
      return CompletableFuture.completedFuture(stream(article, wanted));
    }
    return article.with(wanted.brief()).thenApply(done -> ArticleAnswer.of(http, done));
  }

  private HttpResponse<?> stream(PendingArticle article, Briefs request) {
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
