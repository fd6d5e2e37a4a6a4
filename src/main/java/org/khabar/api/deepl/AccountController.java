package org.khabar.api.deepl;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khabar.api.dialect.RequestParameters;
import org.khabar.api.keys.Caller;
import org.khabar.api.keys.CharacterAccount;

/** {@code /v2/usage}, {@code /v2/languages} and {@code /v2/glossary-language-pairs}. */
@Controller("/v2")
@Hidden
class AccountController {
  /** DeepL's number for accounts without limit. */
  private static final long UNLIMITED = 1_000_000_000_000L;

  private final Usage usage;
  private final CharacterAccount account;

  AccountController(Usage usage, CharacterAccount account) {
    this.usage = usage;
    this.account = account;
  }

  /** What was translated, and how much may be. */
  record UsageView(
      @JsonProperty("character_count") long characters,
      @JsonProperty("character_limit") long characterLimit,
      @JsonProperty("document_count") long documents,
      @JsonProperty("document_limit") long documentLimit) {}

  /** A language. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Language(
      String language,
      String name,
      @JsonProperty("supports_formality") @Nullable Boolean formality) {}

  /** A pair of languages that a glossary may have. */
  record Pair(
      @JsonProperty("source_lang") String source, @JsonProperty("target_lang") String target) {}

  /** All such pairs. */
  record Pairs(@JsonProperty("supported_languages") List<Pair> supported) {}

  /** Usage of the key's month, or without keys since the service started. */
  @Get("/usage")
  @ExecuteOn(TaskExecutors.BLOCKING)
  UsageView usage(HttpRequest<?> http) {
    return account
        .usage(Caller.of(http))
        .map(
            used ->
                new UsageView(
                    used.characters(), used.limit().orElse(UNLIMITED), used.documents(), UNLIMITED))
        .orElseGet(
            () -> new UsageView(usage.characters(), UNLIMITED, usage.documents(), UNLIMITED));
  }

  @Get("/languages")
  List<Language> languages(HttpRequest<?> http) {
    return languages(RequestParameters.of(http, null));
  }

  /** As clients of the first hour call it. */
  @Post("/languages")
  @Consumes("*/*")
  List<Language> languages(HttpRequest<?> http, @Body @Nullable String body) {
    return languages(RequestParameters.of(http, body));
  }

  private static List<Language> languages(RequestParameters parameters) {
    String type = new Choice(parameters).of("type", "source", Set.of("source", "target"));
    return type.equals("source")
        ? List.of(new Language("AR", "Arabic", null))
        : List.of(
            new Language("EN-GB", "English (British)", false),
            new Language("EN-US", "English (American)", false));
  }

  @Get("/glossary-language-pairs")
  Pairs glossaryPairs() {
    return new Pairs(List.of(new Pair("ar", "en")));
  }
}
