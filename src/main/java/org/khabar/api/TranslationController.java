package org.khabar.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.khabar.desk.Desk;
import org.khabar.engine.Lane;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;
import org.khabar.translate.markup.MarkupRules;
import org.khabar.translate.markup.MarkupTranslator;

/** {@code /v1/translations}: Arabic texts into English texts. */
@Controller("/v1/translations")
@Validated
@Tag(name = "Translations")
class TranslationController {
  private final TextTranslator translator;
  private final MarkupTranslator markup;

  TranslationController(Desk desk) {
    this.translator = desk.translator();
    this.markup = MarkupTranslator.of(translator);
  }

  /**
   * Translates one text or many. Each comes back with its sentences: where they stand in the source
   * and in the English, how sure the model is, and what the checks found. Text without Arabic
   * letters comes back as it is. In HTML, every tag comes back once with its attributes, and what
   * stands in scripts, styles, code and elements with translate="no" stays as it is.
   */
  @Post
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Translate one text or many")
  @ApiResponse(responseCode = "200", description = "The texts in English, in order")
  @ApiResponse(responseCode = "400", description = "Malformed request")
  @ApiResponse(responseCode = "429", description = "The queue is full; see Retry-After")
  CompletableFuture<? extends HttpResponse<?>> translate(@Body @Valid TranslationRequest request) {
    if ((request.text() == null) == (request.texts() == null)) {
      return CompletableFuture.completedFuture(
          Problem.response(HttpStatus.BAD_REQUEST, "send either text or texts", "text"));
    }
    List<CompletableFuture<TranslatedText>> texts = new ArrayList<>();
    for (String text : request.all()) {
      texts.add(
          request.format() == TranslationRequest.Format.HTML
              ? markup.translate(text, MarkupRules.HTML, Lane.INTERACTIVE)
              : translator.translate(text, Lane.INTERACTIVE));
    }
    return CompletableFuture.allOf(texts.toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                HttpResponse.ok(
                    new TranslationResponse(
                        texts.stream()
                            .map(CompletableFuture::join)
                            .map(TranslationResponse.TextView::of)
                            .toList(),
                        translator.stamp())));
  }
}
