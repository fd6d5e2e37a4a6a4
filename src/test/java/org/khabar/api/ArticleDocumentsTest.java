package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents in and out over HTTP. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
class ArticleDocumentsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NINJS = "application/ninjs+json";
  private static final String ANY = "*/*";

  @Inject private EmbeddedServer server;

  private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @CsvSource({
    "solar-ship.html,text/html,5,2025-03-18T14:05+02:00",
    "solar-ship-1256.html,text/html,5,2025-03-18T14:05+02:00",
    "solar-ship-1256.html,text/html;charset=windows-1256,5,2025-03-18T14:05+02:00",
    "desalination.ninjs.json,application/ninjs+json,3,2025-06-11T09:15Z",
    "desalination.ninjs.json,application/json,3,2025-06-11T09:15Z",
    "museum.newsml.xml,application/vnd.iptc.g2.newsitem+xml,3,2025-09-02T11:30+03:00",
    "museum.newsml.xml,application/xml,3,2025-09-02T11:30+03:00",
    "museum.newsml.xml,text/xml;charset=utf-8,3,2025-09-02T11:30+03:00"
  })
  void readsADocumentAndSaysWhichTextItsRangesCountIn(
      String sample, String type, int paragraphs, String published) throws Exception {
    JsonNode article = JSON.readTree(ok(post(sample(sample), type, ANY)).body());
    assertThat(article.path("published").asText()).isEqualTo(published);
    String text = article.path("sourceText").asText();
    int seen = 0;
    for (JsonNode block : article.path("blocks")) {
      seen += block.path("kind").asText().equals("paragraph") ? 1 : 0;
      JsonNode source = block.path("source");
      assertThat(text.substring(source.path("start").asInt(), source.path("end").asInt()))
          .isNotBlank();
    }
    assertThat(seen).isEqualTo(paragraphs);
    assertThat(article.path("uri").asText()).isNotBlank();
    assertThat(article.path("apart").isArray()).isEqualTo(type.startsWith("text/html"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html|text/html;charset=utf-8|<!doctype html>",
        "text/html, application/json;q=0.5|text/html;charset=utf-8|<!doctype html>",
        "application/pdf, text/html|text/html;charset=utf-8|<!doctype html>",
        "text/plain|text/plain;charset=utf-8|# ",
        "application/ninjs+json|application/ninjs+json|{",
        "application/json|application/json|{\"headline\"",
        "*/*|application/json|{\"headline\"",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document|"
            + "application/vnd.openxmlformats-officedocument.wordprocessingml.document|PK"
      })
  void answersInTheFormThatIsAskedFor(String accept, String type, String beginning)
      throws Exception {
    HttpResponse<String> answer = ok(post(sample("desalination.ninjs.json"), NINJS, accept));
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo(type);
    assertThat(answer.body()).startsWith(beginning);
    assertThat(answer.headers().allValues("Vary")).contains("Accept");
  }

  @Test
  void aNinjsItemGoesInAndComesOut() throws Exception {
    JsonNode item = JSON.readTree(ok(post(sample("desalination.ninjs.json"), NINJS, NINJS)).body());
    assertThat(item.path("language").asText()).isEqualTo("en");
    assertThat(item.path("altids").path(1).path("value").asText())
        .isEqualTo("urn:newsml:wakala.example:20250611:desalination");
  }

  @Test
  void aDocumentStreamsWithItsText() throws Exception {
    String events =
        ok(post(sample("museum.newsml.xml"), "application/xml", "text/event-stream")).body();
    assertThat(events).contains("event: source", "event: done");
    JsonNode source =
        JSON.readTree(
            events
                .lines()
                .filter(l -> l.startsWith("data:"))
                .findFirst()
                .orElseThrow()
                .substring(5));
    assertThat(source.path("text").asText()).startsWith("متحف جديد");
  }

  @Test
  void aRequestOfItsOwnThatHasAnIdentifierIsStillOne() throws Exception {
    String request = "{\"text\":\"وصل الوزير إلى المصنع.\",\"uri\":\"urn:x:1\",\"headline\":\"x\"}";
    JsonNode article =
        JSON.readTree(
            ok(post(request.getBytes(StandardCharsets.UTF_8), "application/json", ANY)).body());
    assertThat(article.path("blocks")).hasSize(1);
    assertThat(article.has("sourceText")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/xml|<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>|400|defines entities",
        "application/xml|<rss/>|400|neither a NewsML-G2",
        "text/xml|<newsItem|400|cannot be read",
        "application/ninjs+json|{\"uri\":|400|not JSON",
        "application/ninjs+json|{\"uri\":\"urn:x:1\",\"type\":\"picture\"}|422|no body text",
        "application/json|{\"uri\":\"urn:x:1\",\"standard\":{}}|422|no body text",
        "text/html|<title>موقع</title><nav><a>الرئيسية</a></nav>|422|the page has no article",
        "text/html|<p>Only Latin</p>|422|no Arabic",
        "text/html|' '|422|no text",
        "text/plain|<html><p>خبر</p></html>|415|send it as text/html",
        "application/pdf|%PDF|415|",
        "text/html;charset=utf-9|<p>خبر</p>|400|utf-9",
        "text/html;charset=us-ascii|<p>خبر</p>|400|not US-ASCII"
      })
  void saysWhyADocumentCannotBeRead(String type, String body, int status, String said)
      throws Exception {
    assertProblem(post(body.getBytes(StandardCharsets.UTF_8), type, ANY), status, said);
  }

  @Test
  void refusesWhatItCannotWrite() throws Exception {
    assertProblem(post(sample("desalination.ninjs.json"), NINJS, "application/pdf"), 406, "");
  }

  @Test
  void deepAndLongDocumentsAreRefusedWithoutHarm() throws Exception {
    assertProblem(post(bytes("[".repeat(5_000_000)), NINJS, ANY), 400, "nesting depth");
    assertProblem(post(bytes("{\"a\":".repeat(1_000_000)), "application/json", ANY), 400, "");
    assertProblem(post(bytes("<a>".repeat(1_000_000)), "application/xml", ANY), 400, "200 deep");
    assertProblem(post(bytes("<p>خبر</p>".repeat(80_000)), "text/html", ANY), 413, "tags");
    assertProblem(
        post("<p>خبر</p>".getBytes(Charset.forName("windows-1256")), "text/html", ANY),
        400,
        "UTF-8");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(Path.of("samples", name));
  }

  private HttpResponse<String> post(byte[] body, String type, String accept)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.getURI().resolve("/v1/articles"))
            .header("Content-Type", type)
            .header("Accept", accept)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String said)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(JSON.readTree(answer.body()).path("detail").asText())
        .contains(said == null ? "" : said);
  }
}
