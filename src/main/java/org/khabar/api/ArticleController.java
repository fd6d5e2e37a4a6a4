package org.khabar.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.article.Article;
import org.khabar.article.ArticleFormat;
import org.khabar.article.SentArticle;
import org.khabar.article.UnreadableArticleException;
import org.khabar.article.print.DocxWriter;
import org.khabar.article.print.NinjsWriter;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.Desk;
import org.khabar.desk.PendingArticle;
import org.khabar.desk.store.ArticleDesk;
import org.khabar.desk.store.ArticleHead;
import org.khabar.desk.store.FiledArticle;
import org.khabar.desk.store.Filing;
import org.khabar.desk.store.Submission;
import org.khabar.summarize.Style;
import org.khabar.translate.Glossary;

/** {@code /v1/articles}: an Arabic article into an English article with its brief. */
@Controller("/v1/articles")
@Validated
@AnswersProblems
@Tag(name = "Articles")
class ArticleController {
  private final Desk desk;
  private final ArticleDesk articles;
  private final ArticleForms forms;
  private final AnswerStream stream;
  private final DeskGlossaries glossaries;
  private final CharacterAccount account;
  private final Admission admission;

  ArticleController(
      Desk desk,
      ArticleDesk articles,
      ArticleForms forms,
      AnswerStream stream,
      DeskGlossaries glossaries,
      CharacterAccount account,
      Admission admission) {
    this.desk = desk;
    this.articles = articles;
    this.forms = forms;
    this.glossaries = glossaries;
    this.stream = stream;
    this.account = account;
    this.admission = admission;
  }

  /**
   * Translates an article that is sent as JSON. Ask for {@code text/plain}, {@code text/html} or
   * Word's type to read it rather than to work with it, for ninjs to hand it on, or for {@code
   * text/event-stream} to have each sentence as soon as it is done. The events are {@code source}
   * with the blocks and sentences of the Arabic; {@code segment} for each sentence, in any order;
   * {@code brief} in the style that is asked for, or in each if none is; {@code done} with the
   * whole article; {@code problem} if something fails midway. The terms of the desk that is named
   * stand above those of the service's own glossary.
   *
   * <p>The article is stored under an id that is made from it, so that sending it again is free;
   * {@code store=false} or {@code Cache-Control: no-store} leaves nothing behind. With {@code
   * updates} only the sentences that are not in that article are translated, and {@code update}
   * says what changed in English.
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
    MediaType.ALL // what cannot be written is said by the forms
  })
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Translate an article and write its brief")
  @RequestBody(content = @Content(schema = @Schema(implementation = ArticleRequest.class)))
  @AnswersArticle
  CompletableFuture<HttpResponse<?>> translate(
      HttpRequest<?> http,
      @Body @Valid ArticleBody request,
      @QueryValue("desk") @Nullable String named,
      @QueryValue(defaultValue = "true") boolean store) {
    Glossary terms = glossaries.of(named);
    if (request instanceof ArticleBody.Item ninjs) {
      Wishes none = new Wishes(null, null, null, null, null, terms, store);
      return answer(http, desk.read(ninjs.sent()), none);
    }
    ArticleRequest own = (ArticleRequest) request;
    Wishes wishes =
        new Wishes(
            own.style(),
            own.sentences(),
            own.words(),
            own.externalId(),
            own.updates(),
            terms,
            store);
    return answer(http, desk.read(own.text()), wishes);
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
    MediaType.ALL // what cannot be written is said by the forms
  })
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Translate an article and write its brief")
  @AnswersArticle
  CompletableFuture<HttpResponse<?>> translateDocument(
      HttpRequest<?> http,
      @Body byte[] document,
      @QueryValue @Nullable Style style,
      @QueryValue @Nullable @Min(1) @Max(20) Integer sentences,
      @QueryValue @Nullable @Min(5) @Max(1000) Integer words,
      @QueryValue @Nullable @Pattern(regexp = ArticleRequest.NAME, message = ArticleRequest.NAMES)
          String externalId,
      @QueryValue @Nullable @Size(max = 64) String updates,
      @QueryValue("desk") @Nullable String named,
      @QueryValue(defaultValue = "true") boolean store) {
    MediaType type = http.getContentType().orElse(MediaType.TEXT_PLAIN_TYPE);
    ArticleFormat format = ArticleFormat.ofMediaType(type.getName()).orElse(ArticleFormat.TEXT);
    Article article = desk.read(new SentArticle(document, format, charset(type)));
    return answer(
        http,
        article,
        new Wishes(style, sentences, words, externalId, updates, glossaries.of(named), store));
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

  /** What is asked for beside the article's English: a stream that names no style has all. */
  private record Wishes(
      @Nullable Style style,
      @Nullable Integer sentences,
      @Nullable Integer words,
      @Nullable String externalId,
      @Nullable String updates,
      Glossary terms,
      boolean store) {
    BriefRequest brief() {
      return ArticleRequest.brief(style, sentences, words);
    }
  }

  private CompletableFuture<HttpResponse<?>> answer(
      HttpRequest<?> http, Article article, Wishes wishes) {
    if (Wanted.first(http, MediaType.TEXT_EVENT_STREAM_TYPE)) {
      Filing filing = articles.file(submission(http, article, wishes, admission.admit(http)));
      return CompletableFuture.completedFuture(stream(filing, wishes));
    }
    ArticleForm form = forms.wanted(http, null);
    Urgency urgency = admission.admit(http);
    CompletableFuture<FiledArticle> answered =
        articles.answer(submission(http, article, wishes, urgency), wishes.brief());
    urgency.departure().add(answered);
    return answered.thenApply(
        filed -> {
          MutableHttpResponse<?> answer = ArticleForms.answer(form, filed);
          filed.stored().ifPresent(head -> answer.header(HttpHeaders.LOCATION, location(head)));
          return answer;
        });
  }

  private Submission submission(
      HttpRequest<?> http, Article article, Wishes wishes, Urgency urgency) {
    account.take(http, article.raw());
    return new Submission(
        Owner.of(http),
        article,
        urgency.of(desk.with(wishes.terms())),
        wishes.externalId(),
        wishes.updates(),
        wishes.store() && !asksForNoStore(http),
        urgency.lane());
  }

  private static boolean asksForNoStore(HttpRequest<?> http) {
    return http.getHeaders().getAll(HttpHeaders.CACHE_CONTROL).stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .anyMatch(directive -> directive.strip().equalsIgnoreCase("no-store"));
  }

  private static String location(ArticleHead head) {
    return "/v1/articles/" + head.id();
  }

  private HttpResponse<?> stream(Filing filing, Wishes request) {
    List<AnswerStream.Ending> endings = new ArrayList<>();
    for (Style style : request.style() == null ? Style.values() : new Style[] {request.style()}) {
      BriefRequest wanted = ArticleRequest.brief(style, request.sentences(), request.words());
      endings.add(
          () ->
              filing
                  .with(wanted)
                  .thenApply(
                      filed -> AnswerStream.event("brief", BriefView.of(filed.english().brief()))));
    }
    endings.add(
        () ->
            filing
                .with(request.brief())
                .thenApply(filed -> AnswerStream.event("done", ArticleView.of(filed))));
    PendingArticle article = filing.pending();
    return stream.of(StreamedSource.of(article), article.texts(), endings);
  }
}
