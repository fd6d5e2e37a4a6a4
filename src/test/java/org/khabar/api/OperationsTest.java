package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator relies on, and what a hostile client tries; without keys. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsTest implements TestPropertyProvider {
  private static final String TEXT = "{\"text\":\"وصل الوزير.\"}";
  private static final String JSON_TYPE = "application/json";

  @TempDir static Path home = Path.of("");

  @Inject private EmbeddedServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public Map<String, String> getProperties() {
    return Map.of("khabar.home", home.toString());
  }

  @Test
  void aRequestKeepsItsIdIfThatIsHarmless() throws Exception {
    HttpResponse<String> kept =
        send(request("/v1/translations").header("X-Request-Id", "desk-7.1").POST(body(TEXT)));
    assertThat(kept.headers().firstValue("X-Request-Id")).contains("desk-7.1");
    HttpResponse<String> problem =
        send(request("/v1/translations").header("X-Request-Id", "a b\t<c>").POST(body("{}")));
    String made = problem.headers().firstValue("X-Request-Id").orElse("");
    assertThat(made).matches("[0-9a-f-]{36}");
    assertThat(new ObjectMapper().readTree(problem.body()).path("requestId").asText())
        .isEqualTo(made);
    assertThat(send(request("/nothing").GET()).headers().firstValue("X-Request-Id")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "Khabar-Deadline-Ms,60000,200",
    "Khabar-Deadline-Ms,0,400",
    "Khabar-Deadline-Ms,soon,400",
    "Khabar-Deadline-Ms,-5,400",
    "Khabar-Deadline-Ms,99999999999999999999,400",
    "Khabar-Lane,bulk,200",
    "Khabar-Lane,fast,400"
  })
  void aRequestSaysHowSoonItIsWanted(String header, String value, int status) throws Exception {
    for (String path : new String[] {"/v1/translations", "/v1/articles", "/v1/summaries"}) {
      HttpResponse<String> answer = send(request(path).header(header, value).POST(body(TEXT)));
      assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
      if (status == 400) {
        assertThat(answer.body()).contains(header);
      }
    }
  }

  @Test
  void whatCannotBeDoneInTimeIsRefusedAndSaysSo() throws Exception {
    String article =
        "{\"text\":\"" + "وصل الوزير إلى المصنع في المدينة صباح أمس. ".repeat(3000) + "\"}";
    send(request("/v1/articles").POST(body("{\"text\":\"افتتح الرئيس المصنع.\"}")));
    HttpResponse<String> answer =
        send(request("/v1/translations").header("Khabar-Deadline-Ms", "1").POST(body(article)));
    assertThat(answer.statusCode()).as(answer.body()).isIn(503, 504);
    assertThat(answer.body()).contains("deadline");
    assertThat(send(request("/v1/translations").POST(body(TEXT))).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/translations", "/v1/nothing", "/", "/health/liveness", "/v2/usage"})
  void everyAnswerHasTheHeadersThatKeepABrowserSafe(String path) throws Exception {
    var headers = send(request(path).GET()).headers();
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    if (path.startsWith("/v")) {
      assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1"})
  void noOtherSitesPageGetsIn(String origin) throws Exception {
    HttpResponse<String> answer =
        send(request("/v1/translations").header("Origin", origin).POST(body(TEXT)));
    assertThat(answer.statusCode()).isEqualTo(403);
    HttpResponse<String> own =
        send(
            request("/v1/translations")
                .header("Origin", server.getURI().toString())
                .POST(body(TEXT)));
    assertThat(own.statusCode()).isEqualTo(200);
  }

  @Test
  void aNameThatWasGivenThisAddressDoesNotLeadIn() throws Exception {
    String answer =
        raw("GET /v1/jobs HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 403").contains("localhost");
  }

  @Test
  void headersCannotBeSmuggledIntoAnswers() throws Exception {
    String answer =
        raw(
            """
            GET /v1/jobs/x%0d%0aSet-Cookie:%20a=b HTTP/1.1\r
            Host: localhost\r
            X-Request-Id: a%0d%0aSet-Cookie: a=b\r
            Connection: close\r
            \r
            """);
    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\r\nSet-Cookie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/document", "/translate_file"})
  void aDocumentWithoutALengthIsReadNoFurtherThanItMayBeLong(String path) throws Exception {
    byte[] large = "a".repeat(9 << 20).getBytes(StandardCharsets.US_ASCII);
    HttpResponse<String> answer =
        send(
            request(path)
                .setHeader("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/v1/translations,{\"text\":",
    "POST,/v1/articles,{\"text\":",
    "POST,/v1/articles,{\"uri\":",
    "POST,/v1/summaries,{\"text\":",
    "PATCH,/v1/articles/x/segments/0,{\"text\":",
    "POST,/v1/glossaries,{\"terms\":",
    "PUT,/v1/glossaries/x,{\"terms\":",
    "POST,/v1/keys,{\"scopes\":",
    "POST,/v1/jobs,[{\"text\":",
    "POST,/v2/translate,{\"text\":",
    "POST,/v2/glossaries,{\"entries\":",
    "POST,/v3/glossaries,{\"dictionaries\":",
    "POST,/translate,{\"q\":",
    "POST,/detect,{\"q\":"
  })
  void tenMegabytesOfNestingAreRefusedWithTheLimit(String method, String path, String start)
      throws Exception {
    for (String nested : new String[] {"[", "{\"a\":"}) {
      HttpResponse<String> large =
          send(
              request(path)
                  .method(method, body(start + nested.repeat(10_000_000 / nested.length()))));
      assertThat(large.statusCode()).as(large.body()).isIn(400, 413);
      assertThat(large.body()).containsAnyOf("nesting depth", "8388608", "nested");
      HttpResponse<String> small =
          send(
              request(path)
                  .method(method, body(start + nested.repeat(5_000_000 / nested.length()))));
      assertThat(small.statusCode()).as(small.body()).isEqualTo(400);
      assertThat(small.body())
          .containsAnyOf("nesting depth", "START_ARRAY", "START_OBJECT", "nested")
          .doesNotContain("org.khabar");
    }
  }

  @Test
  void aLineOfNestingSpoilsNoOther() throws Exception {
    String lines = "{\"text\":" + "[".repeat(10_000_000) + "\n{\"text\":[[1]]}\n" + TEXT;
    HttpResponse<String> answer =
        send(
            request("/v1/jobs")
                .setHeader("Content-Type", "application/x-ndjson")
                .POST(body(lines)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(answer.body()).contains("\"total\":3").contains("\"failed\":2");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/v1/translations,0",
    "POST,/v1/summaries,true",
    "POST,/v1/keys,0",
    "PATCH,/v1/articles/0/segments/0,false",
    "PATCH,/v1/articles/0/segments/0,1.5"
  })
  void aBareValueWhereAnObjectIsWantedIsMalformed(String method, String path, String value)
      throws Exception {
    HttpResponse<String> answer = send(request(path).method(method, body(value)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("an object is wanted");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.getURI() + path))
        .header("Content-Type", JSON_TYPE);
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
