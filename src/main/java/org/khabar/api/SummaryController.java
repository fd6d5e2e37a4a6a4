package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.concurrent.CompletableFuture;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.desk.Desk;
import org.khabar.desk.PendingArticle;
import org.khabar.desk.store.ArticleDesk;

/** {@code /v1/summaries}: the brief of an Arabic or English text. */
@Controller("/v1/summaries")
@Validated
@AnswersProblems
@Tag(name = "Summaries")
class SummaryController {
  private final Desk desk;
  private final ArticleDesk articles;
  private final CharacterAccount account;
  private final Admission admission;

  SummaryController(
      Desk desk, ArticleDesk articles, CharacterAccount account, Admission admission) {
    this.desk = desk;
    this.articles = articles;
    this.account = account;
    this.admission = admission;
  }

  /** Summarises a text. Each sentence of the brief comes with what it stands on. */
  @Post
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Summarise an Arabic or English text")
  @ApiResponse(responseCode = "200", description = "The brief with its evidence")
  CompletableFuture<SummaryResponse> summarize(
      HttpRequest<?> http, @Body @Valid ArticleRequest request) {
    Urgency urgency = admission.admit(http);
    account.take(http, request.text());
    if (Desk.isEnglish(request.text())) {
      return CompletableFuture.completedFuture(
          new SummaryResponse(
              BriefView.of(desk.summarize(request.text(), request.brief())),
              null,
              desk.translator().stamp()));
    }
    PendingArticle pending =
        urgency
            .of(desk)
            .begin(desk.read(request.text()), articles.memory(Owner.of(http)), urgency.lane());
    pending.texts().forEach(text -> text.work().forEach(urgency.departure()::add));
    return pending
        .with(request.brief())
        .thenApply(
            article -> {
              ArticleView view = ArticleView.of(article);
              return new SummaryResponse(view.brief(), view.blocks(), view.stamp());
            });
  }
}
