package org.khabar.api.deepl;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.khabar.api.Admission;
import org.khabar.api.OwnTranslators;
import org.khabar.api.Urgency;
import org.khabar.api.dialect.DialectException;
import org.khabar.api.dialect.RequestParameters;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.engine.Lane;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;
import org.khabar.translate.markup.MarkupTranslator;
import org.khabar.translate.markup.UnusableMarkupException;

/** {@code POST /v2/translate}. */
@Controller("/v2/translate")
@Hidden
class TranslateController {
  private final OwnTranslators translators;
  private final RequestedGlossary glossaries;
  private final Usage usage;
  private final CharacterAccount account;
  private final Admission admission;

  TranslateController(
      OwnTranslators translators,
      RequestedGlossary glossaries,
      Usage usage,
      CharacterAccount account,
      Admission admission) {
    this.translators = translators;
    this.glossaries = glossaries;
    this.usage = usage;
    this.account = account;
    this.admission = admission;
  }

  /** Translates texts that are sent as JSON or as a form. */
  @Post
  @Consumes("*/*")
  @ExecuteOn(TaskExecutors.BLOCKING)
  CompletableFuture<TextResponse> translate(HttpRequest<?> http, @Body @Nullable String body) {
    RequestParameters parameters = RequestParameters.of(http, body);
    TextRequest request = TextRequest.of(parameters, glossaries.of(parameters));
    Urgency urgency = admission.admit(http);
    account.take(http, request.texts());
    List<String> languages =
        request.texts().stream()
            .map(text -> request.source().orElseGet(() -> Languages.detected(text)))
            .toList();
    TextTranslator translating = urgency.of(translators.of(http).with(request.glossary()));
    List<CompletableFuture<String>> texts = new ArrayList<>();
    for (String text : request.texts()) {
      texts.add(english(translating, request, text, urgency.lane()));
    }
    return CompletableFuture.allOf(texts.toArray(CompletableFuture[]::new))
        .thenApply(done -> response(request, languages, texts));
  }

  private CompletableFuture<String> english(
      TextTranslator translating, TextRequest request, String text, Lane lane) {
    if (request.markup().isPresent()) {
      try {
        return MarkupTranslator.of(translating)
            .translate(text, request.markup().get(), lane)
            .thenApply(TranslatedText::text);
      } catch (UnusableMarkupException e) {
        throw DialectException.bad(
            "Tag handling parsing failed, please check input.", e.getMessage());
      }
    }
    CompletableFuture<String> english =
        translating.translate(text, request.splitting(), lane).thenApply(TranslatedText::text);
    return request.preserveFormatting()
        ? english.thenApply(done -> PreservedFormatting.of(text, done))
        : english;
  }

  private TextResponse response(
      TextRequest request, List<String> languages, List<CompletableFuture<String>> texts) {
    List<TextResponse.Translation> translations = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int billed = usage.count(request.texts().get(i));
      translations.add(
          new TextResponse.Translation(
              languages.get(i),
              texts.get(i).join(),
              request.showBilled() ? billed : null,
              request.modelType().orElse(null)));
    }
    return new TextResponse(translations);
  }
}
