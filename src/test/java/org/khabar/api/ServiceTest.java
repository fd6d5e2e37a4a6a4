package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service with the tiny model, called as its clients call it. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
class ServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = "text/plain";

  @Inject private EmbeddedServer server;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void translatesOneText() throws Exception {
    JsonNode answer =
        ok(post("/v1/translations", Map.of("text", "وصل الوزير. افتتح الرئيس المصنع.")));
    JsonNode translation = answer.path("translations").path(0);
    assertThat(translation.path("segments")).hasSize(2);
    JsonNode second = translation.path("segments").path(1);
    assertThat(second.path("source").path("start").asInt()).isEqualTo(12);
    int start = second.path("target").path("start").asInt();
    int end = second.path("target").path("end").asInt();
    assertThat(translation.path("text").asText().substring(start, end))
        .isEqualTo(second.path("text").asText());
    assertThat(answer.path("stamp").path("modelHash").asText()).hasSize(64);
  }

  @Test
  void translatesManyTextsInTheirOrder() throws Exception {
    String many =
        IntStream.range(0, 300).mapToObj(i -> "\"سطر " + i + "\"").collect(Collectors.joining(","));
    JsonNode answer = ok(post("/v1/translations", "{\"texts\":[" + many + ", \"Latin 7\"]}"));
    assertThat(answer.path("translations")).hasSize(301);
    assertThat(answer.path("translations").path(300).path("text").asText()).isEqualTo("Latin 7");
  }

  @Test
  void translatesHtmlAndKeepsItsTags() throws Exception {
    String html = "<h1>خبر &amp; خبر</h1>\n<p>وصل <b class=\"x\">الوزير</b> أمس.</p><code>خ</code>";
    JsonNode answer = ok(post("/v1/translations", Map.of("text", html, "format", "html")));
    JsonNode translation = answer.path("translations").path(0);
    assertThat(translation.path("text").asText())
        .startsWith("<h1>")
        .contains("</h1>\n<p>")
        .contains("<b class=\"x\">")
        .endsWith("</p><code>خ</code>");
    JsonNode source = translation.path("segments").path(1).path("source");
    assertThat(html.substring(source.path("start").asInt(), source.path("end").asInt()))
        .isEqualTo("وصل <b class=\"x\">الوزير</b> أمس.");
  }

  @Test
  void translatesAnArticleSentAsText() throws Exception {
    String raw = Files.readString(Path.of("samples/train-line.txt"));
    JsonNode article = ok(post("/v1/articles?style=bullets&sentences=3", raw, TEXT));
    assertThat(article.path("published").asText()).isEqualTo("2024-03-12T18:40");
    assertThat(article.path("blocks").path(0).path("boilerplate").asBoolean()).isTrue();
    assertThat(article.path("blocks").path(0).path("text").asText())
        .isEqualTo("Chairman of the Board");
    assertThat(article.path("brief").path("style").asText()).isEqualTo("bullets");
    assertThat(article.path("brief").path("sentences").size()).isBetween(1, 3);
    assertThat(article.path("sentences").asInt())
        .isGreaterThanOrEqualTo(article.path("needsReview").asInt());
  }

  @Test
  void everyEnglishWordKnowsItsArabic() throws Exception {
    String raw = "  وصـــل الوزير إلى المصنع.";
    JsonNode segment =
        ok(post("/v1/translations", Map.of("text", raw)))
            .path("translations")
            .path(0)
            .path("segments")
            .path(0);
    assertThat(segment.path("alignment")).isNotEmpty();
    for (JsonNode link : segment.path("alignment")) {
      for (JsonNode source : link.path("sources")) {
        String word = raw.substring(source.path("start").asInt(), source.path("end").asInt());
        assertThat(word).isIn("وصـــل", "الوزير", "إلى", "المصنع");
      }
      assertThat(segment.path("text").asText())
          .contains(
              segment
                  .path("text")
                  .asText()
                  .substring(
                      link.path("target").path("start").asInt(),
                      link.path("target").path("end").asInt()));
    }
  }

  @Test
  void aDeskHasItsOwnTermsAndRequestsNameIt() throws Exception {
    String file = "المصنع,the plant\nالوزير,the minister of works\n";
    JsonNode made = created(post("/v1/glossaries?name=Works", file, "text/csv"));
    String id = made.path("id").asText();
    assertThat(made.path("version").asInt()).isEqualTo(1);
    assertThat(made.path("terms").path(0).path("target").asText()).isEqualTo("the plant");
    String text = "وصل الوزير إلى المصنع.";
    JsonNode answer = ok(post("/v1/translations?desk=works", Map.of("text", text)));
    assertThat(answer.path("stamp").path("settings").asText()).contains("request glossary");
    assertThat(
            answer.path("translations").path(0).path("segments").path(0).path("facts").toString())
        .contains("the plant")
        .contains("the minister of works");
    assertThat(ok(post("/v1/articles?desk=" + id, text, TEXT)).toString()).contains("the plant");
    assertProblem(post("/v1/translations?desk=nobody", Map.of("text", text)), 400, "nobody");
    assertProblem(
        post("/v1/glossaries?name=Bad", "المصنع,the plant\nالوزير,\n", "text/csv"),
        422,
        "line 2, column 2");
    assertProblem(post("/v1/glossaries", "{\"terms\":[]}"), 400, "name");
    HttpResponse<String> replaced =
        client.send(
            request("/v1/glossaries/" + id, "application/json")
                .PUT(body("{\"terms\":[{\"source\":\"المصنع\",\"target\":\"the mill\"}]}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(ok(replaced).path("version").asInt()).isEqualTo(2);
    assertThat(ok(post("/v1/translations?desk=works", Map.of("text", text))).toString())
        .contains("the mill")
        .doesNotContain("the plant");
    HttpResponse<String> deleted =
        client.send(
            request("/v1/glossaries/" + id, "application/json").DELETE().build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertProblem(post("/v1/translations?desk=works", Map.of("text", text)), 400, "works");
  }

  private static JsonNode created(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new com.fasterxml.jackson.databind.ObjectMapper().readTree(answer.body());
  }

  @Test
  void anArticleCanBeReadAsText() throws Exception {
    HttpResponse<String> answer =
        client.send(
            request("/v1/articles", "application/json")
                .header("Accept", TEXT)
                .POST(body("{\"text\":\"وصل الوزير إلى المصنع.\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("---- Brief ----");
  }

  @Test
  void styleIsWrittenInJsonAsTheDescriptionHasIt() throws Exception {
    JsonNode answer =
        ok(post("/v1/summaries", Map.of("text", "وصل الوزير إلى المصنع.", "style", "bullets")));
    assertThat(answer.path("brief").path("style").asText()).isEqualTo("bullets");
  }

  @Test
  void readsTheCharsetThatTheClientNames() throws Exception {
    byte[] bytes = "وصل الوزير إلى المصنع.".getBytes(Charset.forName("windows-1256"));
    HttpResponse<String> named =
        client.send(
            request("/v1/articles", "text/plain;charset=windows-1256")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(named.statusCode()).isEqualTo(200);
    HttpResponse<String> unnamed =
        client.send(
            request("/v1/articles", TEXT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertProblem(unnamed, 400, "windows-1256");
  }

  @Test
  void summarisesArabicAndEnglish() throws Exception {
    JsonNode arabic =
        ok(post("/v1/summaries", Map.of("text", "وصل الوزير إلى المصنع. افتتح الرئيس المصنع.")));
    assertThat(arabic.path("blocks")).hasSize(1);
    assertThat(
            arabic.path("brief").path("sentences").path(0).path("evidence").path(0).has("arabic"))
        .isTrue();
    JsonNode english =
        ok(
            post(
                "/v1/summaries",
                Map.of("text", "The minister opened the factory on Monday. It rained all day.")));
    assertThat(english.path("brief").path("text").asText()).isNotBlank();
    assertThat(english.has("blocks")).isFalse();
  }

  @Test
  void aStyleIsWrittenInSmallLettersInJsonToo() throws Exception {
    JsonNode summary =
        ok(post("/v1/summaries", Map.of("text", "وصل الوزير إلى المصنع.", "style", "bullets")));
    assertThat(summary.path("brief").path("style").asText()).isEqualTo("bullets");
  }

  @Test
  void aProblemNamesTheFieldThatBreaksARule() throws Exception {
    JsonNode problem = JSON.readTree(post("/v1/articles", "{\"text\":\" \"}").body());
    assertThat(problem.path("field").asText()).isEqualTo("text");
    String style = "{\"text\":\"خبر\",\"style\":\"poem\"}";
    JsonNode unread = JSON.readTree(post("/v1/articles", style).body());
    assertThat(unread.path("field").asText()).isEqualTo("style");
    assertThat(unread.path("detail").asText()).startsWith("style: ").doesNotContain("org.khabar");
    String term = "{\"name\":\"x\",\"terms\":[{\"source\":\"خبر\",\"target\":[\"a\",\"b\"]}]}";
    JsonNode place = JSON.readTree(post("/v1/glossaries", term).body());
    assertThat(place.path("field").asText()).isEqualTo("terms[0].target");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/articles|{\"text\":\"\"}|400|text",
        "/v1/articles|{}|400|text",
        "/v1/articles|{\"text\":\"Only Latin here\"}|422|no Arabic",
        "/v1/articles|{\"text\":\"2024 10 5\"}|422|no Arabic",
        "/v1/articles|{\"text\":\"<p>وصل الوزير</p>\"}|415|HTML",
        "/v1/articles|{\"text\":\"\u200f\u200f.\"}|422|no Arabic",
        "/v1/articles|{\"text\":\"خبر\",\"sentences\":0}|400|sentences",
        "/v1/articles|{\"text\":\"خبر\",\"style\":\"poem\"}|400|style",
        "/v1/articles|{\"text\":|400|",
        "/v1/articles|not json|400|",
        "/v1/translations|{}|400|text",
        "/v1/translations|{\"text\":\"خبر\",\"texts\":[\"خبر\"]}|400|text",
        "/v1/translations|{\"texts\":[]}|400|texts",
        "/v1/translations|{\"texts\":[null]}|400|texts",
        "/v1/translations|{\"text\":\"خبر\",\"format\":\"pdf\"}|400|format",
        "/v1/nothing|{}|404|"
      })
  void saysWhatIsWrongWithARequest(String path, String body, int status, String said)
      throws Exception {
    assertProblem(post(path, body), status, said == null ? "" : said);
  }

  @Test
  void refusesWhatIsTooLongOrOfAnotherType() throws Exception {
    assertProblem(post("/v1/articles", "خبر عاجل. ".repeat(60_000), TEXT), 413, "200000");
    assertProblem(post("/v1/articles", "خبر", "application/pdf"), 415, "");
  }

  @Test
  void oddTextsGetAnAnswer() throws Exception {
    for (String odd :
        new String[] {
          "خبر\\u0000 عاجل",
          "\\u202eخبر عاجل\\u202c",
          "خبر \\ud800 عاجل",
          "كلمة\\n".repeat(1000),
          "كلمة ".repeat(3000)
        }) {
      HttpResponse<String> answer = post("/v1/articles", "{\"text\":\"" + odd + "\"}");
      assertThat(answer.statusCode()).as(odd.substring(0, 10)).isEqualTo(200);
      assertThat(JSON.readTree(answer.body()).path("blocks")).isNotEmpty();
    }
  }

  @Test
  void isReadyOnceTheGoldenSentencesPass() throws Exception {
    assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = get("/health/readiness");
    for (int i = 0; i < 100 && ready.statusCode() == 503; i++) {
      Thread.sleep(100);
      ready = get("/health/readiness");
    }
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).contains("goldenSentences");
  }

  @Test
  void publishesMetricsAndItsDescription() throws Exception {
    ok(post("/v1/translations", Map.of("text", "وصل الوزير.")));
    assertThat(get("/prometheus").body())
        .contains("khabar_engine_sentences_total")
        .contains("khabar_engine_waiting_tokens{lane=\"interactive\"");
    assertThat(get("/openapi/khabar-1.yml").body())
        .contains("/v1/translations")
        .contains("/v1/articles")
        .contains("/v1/summaries");
    HttpResponse<String> page = get("/openapi/ui/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("swagger-ui").doesNotContain("unpkg.com");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> body)
      throws IOException, InterruptedException {
    return post(path, JSON.writeValueAsString(body));
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return post(path, body, "application/json");
  }

  private HttpResponse<String> post(String path, String body, String type)
      throws IOException, InterruptedException {
    return client.send(
        request(path, type).POST(body(body)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(uri(path)).header("Content-Type", type);
  }

  private static HttpRequest.BodyPublisher body(String body) {
    return HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
  }

  private URI uri(String path) {
    return server.getURI().resolve(path);
  }

  private static JsonNode ok(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String said)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).isNotBlank();
    assertThat(answer.body()).contains(said);
  }
}
