package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.util.HttpHostResolver;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.Brief;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.store.ArticleHead;
import org.khabar.desk.store.ArticleQuery;
import org.khabar.desk.store.ArticleState;
import org.khabar.desk.store.BriefShelf;
import org.khabar.summarize.Style;

/** {@code /v1/feeds}: the briefs of the newest version of each story. */
@Controller("/v1/feeds")
@Validated
@AnswersProblems
@Tag(name = "Feeds")
class FeedController {
  private static final String JSON_FEED = "application/feed+json";
  private static final String ATOM = "application/atom+xml";
  private static final BriefRequest BRIEF = BriefRequest.of(Style.BRIEF);
  private static final int TITLE = 80;

  private final StoredArticles articles;
  private final BriefShelf briefs;
  private final HttpHostResolver hosts;
  private final boolean approvedOnly;

  FeedController(
      StoredArticles articles,
      BriefShelf briefs,
      HttpHostResolver hosts,
      ArticleProperties properties) {
    this.articles = articles;
    this.briefs = briefs;
    this.hosts = hosts;
    this.approvedOnly = properties.feedApprovedOnly();
  }

  /** Briefs as JSON Feed 1.1, the newest first. */
  @Get(value = "/briefs.json", produces = JSON_FEED)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Read the briefs as JSON Feed")
  @ApiResponse(
      responseCode = "200",
      description = "The feed",
      content =
          @Content(mediaType = JSON_FEED, schema = @Schema(implementation = JsonFeedView.class)))
  @ApiResponse(responseCode = "304", description = "It is what If-None-Match names")
  HttpResponse<?> json(
      HttpRequest<?> http,
      @QueryValue @Nullable ArticleState state,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return feed(http, state, limit, JSON_FEED, JsonFeedView::of);
  }

  /** Briefs as Atom, the newest first. */
  @Get(value = "/briefs.atom", produces = ATOM)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Read the briefs as Atom")
  @ApiResponse(
      responseCode = "200",
      description = "The feed",
      content = @Content(mediaType = ATOM, schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "304", description = "It is what If-None-Match names")
  HttpResponse<?> atom(
      HttpRequest<?> http,
      @QueryValue @Nullable ArticleState state,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return feed(http, state, limit, ATOM, AtomFeed::of);
  }

  private HttpResponse<?> feed(
      HttpRequest<?> http,
      @Nullable ArticleState state,
      int limit,
      String type,
      BiFunction<FeedAddress, List<FeedItem>, Object> form) {
    String base = hosts.resolve(http);
    FeedAddress address = new FeedAddress(base, base + http.getUri());
    ArticleState wanted = approvedOnly ? ArticleState.APPROVED : state;
    List<ArticleHead> heads =
        articles
            .store()
            .list(Owner.of(http), new ArticleQuery(null, wanted, null, true, null, limit));
    List<String> parts = new ArrayList<>(List.of(type, address.self(), briefs.madeWith()));
    heads.forEach(head -> parts.add(head.id() + head.revision()));
    return EntityTag.of(parts.toArray(String[]::new))
        .answer(
            http,
            () ->
                HttpResponse.<Object>ok(form.apply(address, items(heads)))
                    .contentType(MediaType.of(type)));
  }

  private List<FeedItem> items(List<ArticleHead> heads) {
    List<FeedItem> items = new ArrayList<>();
    for (ArticleHead head : heads) {
      Optional<Brief> brief =
          briefs.of(head, BRIEF, () -> articles.store().find(head.owner(), head.id()));
      brief.ifPresent(found -> items.add(new FeedItem(head, title(head, found), found)));
    }
    return items;
  }

  private static String title(ArticleHead head, Brief brief) {
    if (!head.headline().isEmpty()) {
      return head.headline();
    }
    String text = brief.text();
    return text.codePointCount(0, text.length()) <= TITLE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TITLE)).strip() + "…";
  }
}
