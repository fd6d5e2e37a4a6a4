package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.engine.Lane;
import org.khabar.translate.PendingText;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;
import org.khabar.translate.markup.MarkupRules;
import org.khabar.translate.markup.MarkupTranslator;

/** {@code /v1/translations}: Arabic texts into English texts. */
@Controller("/v1/translations")
@Validated
@AnswersProblems
@Tag(name = "Translations")
class TranslationController {
  private final OwnTranslators translators;
  private final AnswerStream stream;
  private final CharacterAccount account;
  private final Admission admission;

  TranslationController(
      OwnTranslators translators,
      AnswerStream stream,
      CharacterAccount account,
      Admission admission) {
    this.translators = translators;
    this.stream = stream;
    this.account = account;
    this.admission = admission;
  }

  /**
   * Translates one text or many. Each comes back with its sentences: where they stand in the source
   * and in the English, how sure the model is, and what the checks found. Text without Arabic
   * letters comes back as it is. In HTML, every tag comes back once with its attributes, and what
   * stands in scripts, styles, code and elements with translate="no" stays as it is. The terms of
   * the desk that is named stand above those of the service's own glossary.
   *
   * <p>Ask for {@code text/event-stream} to have each sentence as soon as it is done. The events
   * are {@code source} with the sentences of the texts; {@code segment} for each, in any order;
   * {@code done} with the whole answer; {@code problem} if something fails midway.
   */
  @Post
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM})
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Translate one text or many")
  @ApiResponse(
      responseCode = "200",
      description = "The texts in English, in order",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = TranslationResponse.class)),
        @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string"))
      })
  CompletableFuture<? extends HttpResponse<?>> translate(
      HttpRequest<?> http,
      @Body @Valid TranslationRequest request,
      @QueryValue @Nullable String desk) {
    if (request.isAmbiguous()) {
      return CompletableFuture.completedFuture(
          Problem.response(HttpStatus.BAD_REQUEST, "send either text or texts", "text"));
    }
    Urgency urgency = admission.admit(http);
    account.take(http, request.all());
    TextTranslator translator = urgency.of(translators.of(http, desk));
    if (request.format() == TranslationRequest.Format.HTML) {
      return html(translator, request, urgency.lane())
          .thenApply(done -> HttpResponse.ok(done).contentType(MediaType.APPLICATION_JSON_TYPE));
    }
    List<PendingText> texts =
        request.all().stream().map(text -> translator.begin(text, urgency.lane())).toList();
    AnswerStream.refusal(texts);
    if (Wanted.first(http, MediaType.TEXT_EVENT_STREAM_TYPE)) {
      AnswerStream.Ending whole =
          () -> whole(translator, texts).thenApply(done -> AnswerStream.event("done", done));
      return CompletableFuture.completedFuture(
          stream.of(StreamedSource.of(request.all(), texts), texts, List.of(whole)));
    }
    return whole(translator, texts)
        .thenApply(done -> HttpResponse.ok(done).contentType(MediaType.APPLICATION_JSON_TYPE));
  }

  /** Markup is placed when all of a text is known, so it does not come in parts. */
  private CompletableFuture<TranslationResponse> html(
      TextTranslator translator, TranslationRequest request, Lane lane) {
    MarkupTranslator markup = MarkupTranslator.of(translator);
    List<CompletableFuture<TranslatedText>> texts =
        request.all().stream().map(text -> markup.translate(text, MarkupRules.HTML, lane)).toList();
    return CompletableFuture.allOf(texts.toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                new TranslationResponse(
                    texts.stream()
                        .map(text -> TranslationResponse.TextView.of(text.join()))
                        .toList(),
                    translator.stamp()));
  }

  private CompletableFuture<TranslationResponse> whole(
      TextTranslator translator, List<PendingText> texts) {
    return CompletableFuture.allOf(
            texts.stream().map(PendingText::whole).toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                new TranslationResponse(
                    texts.stream()
                        .map(text -> TranslationResponse.TextView.of(text.whole().join()))
                        .toList(),
                    translator.stamp()));
  }
}
