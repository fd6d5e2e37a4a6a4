package org.khabar.api.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khabar.database.Database;

/** Keys that open nothing any more, replayed wherever they once opened something. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "khabar.jobs.polling", value = "100ms")
@Property(name = "micronaut.server.port", value = "-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevokedKeyTest implements TestPropertyProvider {
  private static final String NDJSON = "application/x-ndjson";
  private static final Pattern OPEN =
      Pattern.compile("/health.*|/languages|/frontend/settings|/download_file/.*");

  @TempDir static Path home = Path.of("");

  @Inject private EmbeddedServer server;
  @Inject private Router router;
  @Inject private KeyStore keys;
  @Inject private Database database;
  private final HttpClient http = HttpClient.newHttpClient();

  /** How a key comes to its end. */
  private enum End {
    REVOKED {
      @Override
      void come(RevokedKeyTest test, ApiKey key) {
        test.keys.revoke(key.id());
      }
    },
    EXPIRED {
      @Override
      void come(RevokedKeyTest test, ApiKey key) {
        test.database.transact(
            session ->
                session.update(
                    "UPDATE api_keys SET expires_at = ? WHERE id = ?", Instant.EPOCH, key.id()));
      }
    };

    abstract void come(RevokedKeyTest test, ApiKey key);
  }

  @Override
  public Map<String, String> getProperties() {
    return Map.of("khabar.home", home.toString());
  }

  @BeforeEach
  void thereAreKeys() {
    created();
  }

  @ParameterizedTest
  @EnumSource
  void everyRouteTurnsItAway(End end) throws Exception {
    KeyStore.Created key = created();
    end.come(this, key.key());
    List<UriRouteInfo<?, ?>> routes =
        router
            .uriRoutes()
            .filter(route -> !OPEN.matcher(route.getUriMatchTemplate().toPathString()).matches())
            .collect(Collectors.toList());
    assertThat(routes).hasSizeGreaterThan(40);
    for (UriRouteInfo<?, ?> route : routes) {
      String path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "7");
      String what = route.getHttpMethodName() + " " + path;
      HttpResponse<String> shown = send(request(route, path, key.secret()));
      assertThat(shown.statusCode()).as(what).isIn(401, 403);
      HttpResponse<String> without = send(request(route, path, ""));
      assertThat(without.statusCode()).as(what + " without a key").isIn(401, 403);
    }
  }

  private HttpRequest.Builder request(UriRouteInfo<?, ?> route, String path, String key) {
    String type =
        route.getConsumes().stream()
            .map(consumed -> consumed.getName())
            .filter(name -> !name.contains("*"))
            .findFirst()
            .orElse("application/json");
    HttpRequest.Builder request =
        request(path, type).method(route.getHttpMethodName(), BodyPublishers.ofString("{}"));
    return key.isEmpty() ? request : request.header("X-API-Key", key);
  }

  @ParameterizedTest
  @EnumSource
  void noWayOfShowingItOpensAnything(End end) throws Exception {
    KeyStore.Created key = created();
    String secret = key.secret();
    String deepl = "{\"text\":[\"خبر\"],\"target_lang\":\"EN\"}";
    List<HttpRequest.Builder> ways =
        List.of(
            request("/v1/usage", NDJSON).header("Authorization", "Bearer " + secret).GET(),
            request("/v1/usage", NDJSON).header("X-API-Key", secret).GET(),
            request("/v1/usage?api_key=" + secret, NDJSON).GET(),
            request("/v2/usage?auth_key=" + secret, NDJSON).GET(),
            post("/v2/translate", "application/json", deepl)
                .header("Authorization", "DeepL-Auth-Key " + secret),
            post(
                "/v2/translate",
                "application/x-www-form-urlencoded",
                "text=news&target_lang=EN&auth_key=" + secret),
            post(
                "/translate",
                "application/json",
                "{\"q\":\"news\",\"source\":\"ar\",\"target\":\"en\",\"api_key\":\"%s\"}"
                    .formatted(secret)));
    for (HttpRequest.Builder way : ways) {
      assertThat(send(way).statusCode()).isEqualTo(200);
    }
    end.come(this, key.key());
    for (HttpRequest.Builder way : ways) {
      HttpResponse<String> onTheSameConnection = send(way);
      HttpResponse<String> onAnother =
          HttpClient.newHttpClient().send(way.build(), BodyHandlers.ofString());
      assertThat(onTheSameConnection.statusCode()).isIn(401, 403);
      assertThat(onAnother.statusCode()).isEqualTo(onTheSameConnection.statusCode());
      assertThat(onAnother.body()).doesNotContain(secret);
    }
    HttpResponse<String> said = send(ways.get(0));
    assertThat(said.body()).contains(key.key().prefix()).containsAnyOf("was revoked", "expired at");
    assertThat(said.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
  }

  @ParameterizedTest
  @EnumSource
  void theResultsOfAJobBreakOffAndASecondSendingMakesNone(End end) throws Exception {
    KeyStore.Created key = created();
    String items =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "{\"text\":\"وصل الوزير %d\"}\n".formatted(i))
            .collect(Collectors.joining());
    HttpRequest.Builder sending =
        post("/v1/jobs", NDJSON, items)
            .header("X-API-Key", key.secret())
            .header("Idempotency-Key", "again");
    HttpResponse<String> sent = send(sending);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    String job = "/v1/jobs/" + new ObjectMapper().readTree(sent.body()).path("id").asText();
    HttpResponse<InputStream> results =
        http.send(
            request(job + "/results?follow=true", NDJSON).header("X-API-Key", key.secret()).build(),
            BodyHandlers.ofInputStream());
    assertThat(results.statusCode()).isEqualTo(200);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(results.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).contains("\"index\":0");
      send(post(job + "/pause", NDJSON, "").header("X-API-Key", key.secret()));
      end.come(this, key.key());
      assertThatThrownBy(() -> lines.lines().count()).hasRootCauseInstanceOf(IOException.class);
    }
    assertThat(send(sending).statusCode()).isEqualTo(401);
    for (HttpRequest.Builder asked :
        List.of(
            request(job, NDJSON).GET(),
            request(job + "/results", NDJSON).GET(),
            request(job, NDJSON).DELETE())) {
      assertThat(send(asked.header("X-API-Key", key.secret())).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aFormOfALineTooManyIsReadWithoutHarm() throws Exception {
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"api_key\"\r\n"
            + "a: b\r\n".repeat(200_000)
            + "\r\nkey\r\n--x--\r\n";
    HttpResponse<String> answer =
        send(post("/translate_file", "multipart/form-data; boundary=x", form));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
  }

  @Test
  void whatAKeyHasUsedIsTold() throws Exception {
    KeyStore.Created key = created();
    Set<Scope> admin = EnumSet.of(Scope.ADMIN);
    String other = keys.create(new ApiKey.Terms("admin", admin, null, null, null)).secret();
    for (int i = 0; i < 3; i++) {
      send(
          post("/v1/translations", "application/json", "{\"text\":\"وصل الوزير.\"}")
              .header("X-API-Key", key.secret()));
    }
    String listed = send(request("/v1/keys", NDJSON).header("X-API-Key", other)).body();
    var told =
        new ObjectMapper()
            .readTree(listed).path("keys").findParents("id").stream()
                .filter(one -> one.path("id").asText().equals(key.key().id()))
                .findFirst()
                .orElseThrow();
    assertThat(told.path("requests").asInt()).isEqualTo(3);
    assertThat(told.path("characters").asInt()).isEqualTo(33);
    assertThat(told.path("lastUsedAt").asText()).isNotEmpty();
    String own = send(request("/v1/usage", NDJSON).header("X-API-Key", key.secret())).body();
    assertThat(new ObjectMapper().readTree(own).path("requests").asInt()).isEqualTo(4);
  }

  private KeyStore.Created created() {
    return keys.create(new ApiKey.Terms("test", EnumSet.allOf(Scope.class), null, null, null));
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(URI.create(server.getURI() + path)).header("Content-Type", type);
  }

  private HttpRequest.Builder post(String path, String type, String body) {
    return request(path, type).POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
