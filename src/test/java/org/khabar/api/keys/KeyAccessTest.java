package org.khabar.api.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service with keys, called as its clients call it. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyAccessTest implements TestPropertyProvider {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = "{\"text\":\"وصل الوزير.\"}";
  private static final String DEEPL = "{\"text\":[\"خبر\"],\"target_lang\":\"EN\"}";

  @TempDir static Path home = Path.of("");

  @Inject private EmbeddedServer server;
  @Inject private KeyStore keys;
  private final HttpClient http = HttpClient.newHttpClient();
  private String all = "";

  @Override
  public Map<String, String> getProperties() {
    return Map.of("khabar.home", home.toString());
  }

  @BeforeEach
  void aKeyForAll() {
    if (all.isEmpty()) {
      all = key(EnumSet.allOf(Scope.class));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/translations",
        "/v1/articles",
        "/v1/summaries",
        "/v1/jobs",
        "/v1/keys",
        "/%761/translations",
        "//v1/translations",
        "/page/../v1/translations",
        "/v1/translations/",
        "/v1/translations;a=b"
      })
  void nothingIsDoneWithoutAKey(String path) throws Exception {
    HttpResponse<String> answer = send(request(path, null).POST(body(TEXT)));
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401, 404, 405);
    HttpResponse<String> written = send(request("/v1/translations", null).POST(body(TEXT)));
    assertThat(written.statusCode()).isEqualTo(401);
    assertThat(written.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    assertThat(written.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(JSON.readTree(written.body()).path("detail").asText()).contains("X-API-Key");
  }

  @Test
  void whatAnyoneMayKnowNeedsNone() throws Exception {
    for (String path :
        new String[] {
          "/", "/health/liveness", "/languages", "/frontend/settings", "/openapi/ui/"
        }) {
      assertThat(send(request(path, null).GET()).statusCode()).as(path).isEqualTo(200);
    }
    JsonNode settings = JSON.readTree(send(request("/frontend/settings", null).GET()).body());
    assertThat(settings.path("keyRequired").asBoolean()).isTrue();
    assertThat(send(request("/prometheus", null).GET()).statusCode()).isEqualTo(401);
    assertThat(send(request("/prometheus", key(Set.of(Scope.METRICS))).GET()).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"Authorization,'Bearer '", "Authorization,'bearer  '", "X-API-Key,''"})
  void aKeyIsTakenHoweverItIsShown(String header, String before) throws Exception {
    HttpRequest.Builder request =
        request("/v1/translations", null).header(header, before + all).POST(body(TEXT));
    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  @Test
  void aKeyOpensWhatItsScopesSay() throws Exception {
    String jobs = key(Set.of(Scope.JOBS));
    assertThat(send(request("/v1/jobs", jobs).GET()).statusCode()).isEqualTo(200);
    for (String path : new String[] {"/v1/translations", "/v1/articles", "/v1/summaries"}) {
      HttpResponse<String> answer = send(request(path, jobs).POST(body(TEXT)));
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
          .contains("insufficient_scope");
    }
    assertThat(send(request("/v1/keys", jobs).GET()).statusCode()).isEqualTo(403);
    assertThat(send(request("/v1/keys", all).GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void anExpiredARevokedAndAnUnknownKeyAreRefusedAndSaidToBe() throws Exception {
    KeyStore.Created past =
        keys.create(
            new ApiKey.Terms(
                "past", Scope.USUAL, Instant.parse("2020-01-01T00:00:00Z"), null, null));
    assertRefused(past.secret(), "expired");
    KeyStore.Created created = create(Scope.USUAL, null, null);
    assertThat(send(request("/v1/translations", created.secret()).POST(body(TEXT))).statusCode())
        .isEqualTo(200);
    HttpResponse<String> revoked = send(request("/v1/keys/" + created.key().id(), all).DELETE());
    assertThat(revoked.statusCode()).isEqualTo(200);
    assertRefused(created.secret(), "revoked");
    assertRefused("khb_" + "A".repeat(43), "no such key");
    assertRefused("x", "no such key");
  }

  private void assertRefused(String secret, String said) throws Exception {
    HttpResponse<String> answer = send(request("/v1/translations", secret).POST(body(TEXT)));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains(said).doesNotContain(secret + "\"");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("invalid_token");
  }

  @Test
  void anAdminMakesKeysOverHttpAndSeesNoSecretAgain() throws Exception {
    HttpResponse<String> made =
        send(
            request("/v1/keys", all)
                .POST(
                    body("{\"name\":\"app\",\"scopes\":[\"summarise\"],\"requestsPerMinute\":9}")));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode created = JSON.readTree(made.body());
    String secret = created.path("secret").asText();
    assertThat(created.path("key").path("scopes").path(0).asText()).isEqualTo("summarise");
    assertThat(send(request("/v1/keys", all).GET()).body())
        .contains(secret.substring(0, 12))
        .doesNotContain(secret);
    for (String wrong :
        new String[] {
          "{}",
          "{\"name\":\"\"}",
          "{\"name\":\"a\\nb\"}",
          "{\"name\":\"a\",\"scopes\":[]}",
          "{\"name\":\"a\",\"scopes\":[\"fly\"]}",
          "{\"name\":\"a\",\"requestsPerMinute\":0}",
          "{\"name\":\"a\",\"expires\":\"2020-01-01T00:00:00Z\"}"
        }) {
      assertThat(send(request("/v1/keys", all).POST(body(wrong))).statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
  }

  @Test
  void aJobIsOfTheKeyThatSentIt() throws Exception {
    String one = key(Set.of(Scope.JOBS));
    String other = key(Set.of(Scope.JOBS));
    HttpResponse<String> sent =
        send(
            request("/v1/jobs", one)
                .setHeader("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", "same")
                .POST(body(TEXT)));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    String id = JSON.readTree(sent.body()).path("id").asText();
    assertThat(send(request("/v1/jobs/" + id, one).GET()).statusCode()).isEqualTo(200);
    for (HttpRequest.Builder asked :
        new HttpRequest.Builder[] {
          request("/v1/jobs/" + id, other).GET(),
          request("/v1/jobs/" + id + "/results", other).GET(),
          request("/v1/jobs/" + id, other).DELETE(),
          request("/v1/jobs/" + id + "/pause", other).POST(body(""))
        }) {
      assertThat(send(asked).statusCode()).isEqualTo(404);
    }
    assertThat(send(request("/v1/jobs", other).GET()).body()).doesNotContain(id);
    assertThat(send(request("/v1/jobs", one).GET()).body()).contains(id);
    assertThat(send(request("/v1/jobs", all).GET()).body()).contains(id);
    HttpResponse<String> same =
        send(
            request("/v1/jobs", other)
                .setHeader("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", "same")
                .POST(body("{\"text\":\"خبر آخر\"}")));
    assertThat(same.statusCode()).as("the key is another sender's").isEqualTo(202);
  }

  @Test
  void deeplsClientsShowTheirKeyInTheirWayAndAreRefusedInDeeplsWords() throws Exception {
    HttpRequest.Builder header =
        request("/v2/translate", null)
            .header("Authorization", "DeepL-Auth-Key " + all)
            .POST(body(DEEPL));
    assertThat(send(header).statusCode()).isEqualTo(200);
    HttpRequest.Builder form =
        request("/v2/translate", null)
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(body("text=news&target_lang=EN&auth_key=" + all));
    assertThat(send(form).statusCode()).isEqualTo(200);
    HttpResponse<String> refused =
        send(
            request("/v2/translate", null)
                .header("Authorization", "DeepL-Auth-Key x")
                .POST(body(DEEPL)));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(JSON.readTree(refused.body()).path("message").asText())
        .isEqualTo("Authorization failed");
  }

  @Test
  void libreTranslatesClientsSendTheirKeyInTheBody() throws Exception {
    String json = "{\"q\":\"news\",\"source\":\"ar\",\"target\":\"en\",\"api_key\":\"%s\"}";
    HttpResponse<String> answer = send(request("/translate", null).POST(body(json.formatted(all))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    HttpResponse<String> wrong =
        send(request("/translate", null).POST(body(json.formatted("wrong"))));
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(JSON.readTree(wrong.body()).path("error").asText()).startsWith("Invalid API key");
    HttpResponse<String> missing =
        send(
            request("/translate", null)
                .POST(body("{\"q\":\"news\",\"source\":\"ar\",\"target\":\"en\"}")));
    assertThat(missing.statusCode()).isEqualTo(403);
    assertThat(missing.body()).contains("API key");
    String parts =
        """
        --x\r
        Content-Disposition: form-data; name="source"\r
        \r
        ar\r
        --x\r
        Content-Disposition: form-data; name="target"\r
        \r
        en\r
        --x\r
        Content-Disposition: form-data; name="api_key"\r
        \r
        %s\r
        --x\r
        Content-Disposition: form-data; name="file"; filename="story.html"\r
        Content-Type: text/html\r
        \r
        <p>خبر</p>\r
        --x--\r
        """
            .formatted(all);
    HttpResponse<String> file =
        send(
            request("/translate_file", null)
                .setHeader("Content-Type", "multipart/form-data; boundary=x")
                .POST(body(parts)));
    assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
  }

  @Test
  void aKeyThatIsUsedTooOftenIsToldWhenToComeAgain() throws Exception {
    String slow = create(Scope.USUAL, 2, null).secret();
    HttpResponse<String> first = send(request("/v1/usage", slow).GET());
    assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"requests\";q=2;w=60");
    assertThat(first.headers().firstValue("RateLimit").orElse("")).startsWith("\"requests\";r=1;");
    send(request("/v1/usage", slow).GET());
    HttpResponse<String> third = send(request("/v1/usage", slow).GET());
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.headers().firstValue("Retry-After").map(Integer::parseInt).orElse(0))
        .isBetween(1, 30);
    HttpResponse<String> foreign = send(request("/v2/translate", slow).POST(body(DEEPL)));
    assertThat(foreign.statusCode()).isEqualTo(429);
    assertThat(foreign.body()).contains("Too many requests");
  }

  @Test
  void aMonthsCharactersAreCountedAndThenRefused() throws Exception {
    String few = create(EnumSet.of(Scope.TRANSLATE, Scope.JOBS), null, 20L).secret();
    assertThat(send(request("/v1/translations", few).POST(body(TEXT))).statusCode()).isEqualTo(200);
    assertThat(usage(few).path("characters").asInt()).isEqualTo(11);
    HttpResponse<String> more = send(request("/v1/translations", few).POST(body(TEXT)));
    assertThat(more.statusCode()).isEqualTo(429);
    assertThat(more.headers().firstValue("Retry-After")).isPresent();
    assertThat(JSON.readTree(more.body()).path("detail").asText()).contains("of which 9 are left");
    HttpResponse<String> deepl =
        send(
            request("/v2/translate", few)
                .POST(body("{\"text\":[\"خبر عاجل جدا\"],\"target_lang\":\"EN\"}")));
    assertThat(deepl.statusCode()).isEqualTo(456);
    assertThat(JSON.readTree(deepl.body()).path("message").asText()).isEqualTo("Quota Exceeded");
    HttpResponse<String> job =
        send(
            request("/v1/jobs", few)
                .setHeader("Content-Type", "application/x-ndjson")
                .POST(body(TEXT)));
    assertThat(job.statusCode()).as(job.body()).isEqualTo(429);
    assertThat(send(request("/v1/jobs", few).GET()).body()).contains("\"jobs\":[]");
    JsonNode deeplUsage = JSON.readTree(send(request("/v2/usage", few).GET()).body());
    assertThat(deeplUsage.path("character_count").asInt()).isEqualTo(11);
    assertThat(deeplUsage.path("character_limit").asInt()).isEqualTo(20);
  }

  @Test
  void whatFailsIsNotCounted() throws Exception {
    String key = create(Scope.USUAL, null, 10_000L).secret();
    HttpResponse<String> refused =
        send(request("/v1/articles", key).POST(body("{\"text\":\"Only Latin here\"}")));
    assertThat(refused.statusCode()).isEqualTo(422);
    for (int i = 0; i < 100 && usage(key).path("characters").asInt() > 0; i++) {
      Thread.sleep(20);
    }
    assertThat(usage(key).path("characters").asInt()).isZero();
  }

  @Test
  void whatItsOwnersWriteIntoItsHomeOpensTheKeysAndNothingElse() throws Exception {
    LocalDoor.Served served = LocalDoor.in(home).orElseThrow();
    assertThat(served.address().getPort()).isEqualTo(server.getPort());
    assertThat(send(request("/v1/keys", served.word()).GET()).statusCode()).isEqualTo(200);
    assertThat(send(request("/v1/translations", served.word()).POST(body(TEXT))).statusCode())
        .isEqualTo(403);
  }

  private JsonNode usage(String key) throws Exception {
    return JSON.readTree(send(request("/v1/usage", key).GET()).body());
  }

  private String key(Set<Scope> scopes) {
    return create(scopes, null, null).secret();
  }

  private KeyStore.Created create(
      Set<Scope> scopes, @Nullable Integer rate, @Nullable Long characters) {
    return keys.create(new ApiKey.Terms("test", scopes, null, rate, characters));
  }

  private HttpRequest.Builder request(String path, @Nullable String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(java.net.URI.create(server.getURI() + path))
            .header("Content-Type", "application/json");
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
