package org.khabar.api.libretranslate;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.Collections;
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
import org.khabar.translate.markup.MarkupRules;
import org.khabar.translate.markup.MarkupTranslator;

/** {@code POST /translate} and {@code POST /detect}. */
@Controller
@Hidden
class TranslateController {
  static final int MOST_CHARACTERS = 200_000;
  private static final int MOST_TEXTS = 1000;
  private static final int MOST_ALTERNATIVES = 5;

  private final OwnTranslators translators;
  private final CharacterAccount account;
  private final Admission admission;

  TranslateController(OwnTranslators translators, CharacterAccount account, Admission admission) {
    this.translators = translators;
    this.account = account;
    this.admission = admission;
  }

  /** Translates a text or a list of texts, sent as JSON or as a form. */
  @Post("/translate")
  @Consumes("*/*")
  @ExecuteOn(TaskExecutors.BLOCKING)
  CompletableFuture<TranslateResponse> translate(HttpRequest<?> http, @Body @Nullable String body) {
    RequestParameters parameters = RequestParameters.of(http, body);
    List<String> texts = texts(parameters);
    LanguagePair pair = LanguagePair.of(parameters, String.join("\n", texts));
    String format = parameters.value("format").orElse("text");
    if (!format.equals("text") && !format.equals("html")) {
      throw DialectException.bad("%s format is not supported".formatted(format), null);
    }
    int alternatives = alternatives(parameters);
    Urgency urgency = admission.admit(http);
    account.take(http, texts);
    boolean html = format.equals("html");
    TextTranslator translator = urgency.of(translators.of(http));
    List<CompletableFuture<String>> english =
        texts.stream().map(text -> english(translator, text, html, urgency.lane())).toList();
    List<CompletableFuture<List<String>>> others = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      others.add(
          alternatives == 0 || html
              ? CompletableFuture.completedFuture(List.of())
              : others(translator, texts.get(i), english.get(i), alternatives, urgency.lane()));
    }
    List<CompletableFuture<?>> all = new ArrayList<>(english);
    all.addAll(others);
    boolean list = parameters.isArray("q");
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                new TranslateResponse(
                    one(list, english.stream().map(CompletableFuture::join).toList()),
                    pair.detected() == null
                        ? null
                        : one(list, Collections.nCopies(texts.size(), pair.detected())),
                    alternatives == 0
                        ? null
                        : one(list, others.stream().map(CompletableFuture::join).toList())));
  }

  /** Says what language a text may be in. */
  @Post("/detect")
  @Consumes("*/*")
  List<LanguagePair.Detection> detect(HttpRequest<?> http, @Body @Nullable String body) {
    RequestParameters parameters = RequestParameters.of(http, body);
    return List.of(LanguagePair.Detection.of(LanguagePair.required(parameters, "q")));
  }

  private static Object one(boolean list, List<?> values) {
    return list ? values : values.get(0);
  }

  private static List<String> texts(RequestParameters parameters) {
    List<String> texts = parameters.all("q");
    if (texts.isEmpty() || (!parameters.isArray("q") && texts.get(0).isEmpty())) {
      throw DialectException.bad("Invalid request: missing q parameter", null);
    }
    if (texts.size() > MOST_TEXTS) {
      throw DialectException.bad(
          "Invalid request: request (%d) exceeds batch limit (%d)"
              .formatted(texts.size(), MOST_TEXTS),
          null);
    }
    for (String text : texts) {
      if (text.length() > MOST_CHARACTERS) {
        throw DialectException.bad(
            "Invalid request: request (%d) exceeds text limit (%d)"
                .formatted(text.length(), MOST_CHARACTERS),
            null);
      }
    }
    return parameters.isArray("q") ? texts : texts.subList(0, 1);
  }

  private static int alternatives(RequestParameters parameters) {
    String asked = parameters.value("alternatives").orElse("0");
    if (!asked.matches("[0-9]{1,6}")) {
      throw DialectException.bad("Invalid request: alternatives is no number from 0", null);
    }
    int number = Integer.parseInt(asked);
    if (number > MOST_ALTERNATIVES) {
      throw DialectException.bad(
          "Invalid request: alternatives (%d) exceeds limit (%d)"
              .formatted(number, MOST_ALTERNATIVES),
          null);
    }
    return number;
  }

  private CompletableFuture<String> english(
      TextTranslator translator, String text, boolean html, Lane lane) {
    return (html
            ? MarkupTranslator.of(translator).translate(text, MarkupRules.HTML, lane)
            : translator.translate(text, lane))
        .thenApply(TranslatedText::text);
  }

  private CompletableFuture<List<String>> others(
      TextTranslator translator,
      String text,
      CompletableFuture<String> english,
      int count,
      Lane lane) {
    return translator
        .alternatives(text, count, lane)
        .thenCombine(
            english,
            (found, best) ->
                found.stream().filter(other -> !other.equals(best)).limit(count).toList());
  }
}
