package org.khabar.api.libretranslate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LibreTranslate's API as a client without a library calls it. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
class LibreTranslateDialectTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  @Inject private EmbeddedServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aTextComesBackAsATextAndAListAsAList() throws Exception {
    JsonNode one =
        ok(post("/translate", TYPE, "{\"q\":\"خبر\",\"source\":\"ar\",\"target\":\"en\"}"));
    assertThat(one.path("translatedText").asText()).isNotBlank();
    assertThat(one.size()).isEqualTo(1);
    JsonNode list =
        ok(
            post(
                "/translate",
                TYPE,
                "{\"q\":[\"خبر\",\"b\"],\"source\":\"auto\",\"target\":\"en\",\"alternatives\":2}"));
    assertThat(list.path("translatedText")).hasSize(2);
    assertThat(list.path("translatedText").path(1).asText()).isEqualTo("b");
    assertThat(list.path("detectedLanguage").path(1).path("language").asText()).isEqualTo("ar");
    assertThat(list.path("alternatives")).hasSize(2);
  }

  @Test
  void aDocumentThatIsTooLargeIsRefusedInItsOwnWords() throws Exception {
    HttpResponse<String> answer =
        post("/translate_file", "multipart/form-data; boundary=x", "a".repeat((8 << 20) + 1));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(JSON.readTree(answer.body()).path("error").asText()).contains("8388608");
  }

  @Test
  void alternativesAreOtherTexts() throws Exception {
    JsonNode answer =
        ok(
            post(
                "/translate",
                FORM,
                "q=" + "وصل الوزير. " + "&source=auto&target=en&alternatives=3"));
    assertThat(answer.path("detectedLanguage").path("confidence").asDouble()).isEqualTo(100);
    assertThat(answer.path("alternatives").size()).isBetween(1, 3);
    for (JsonNode other : answer.path("alternatives")) {
      assertThat(other).isNotEqualTo(answer.path("translatedText"));
    }
  }

  @Test
  void saysWhatItCanDo() throws Exception {
    JsonNode languages = ok(get("/languages"));
    assertThat(languages.path(0).path("code").asText()).isEqualTo("ar");
    assertThat(languages.path(0).path("targets").path(0).asText()).isEqualTo("en");
    assertThat(ok(get("/frontend/settings")).path("supportedFilesFormat").toString())
        .contains(".txt");
    assertThat(ok(get("/health")).path("status").asText()).isEqualTo("ok");
    assertThat(get("/health/liveness").body()).contains("UP");
  }

  @ParameterizedTest
  @CsvSource({
    "وصل الوزير إلى القاهرة,ar",
    "The minister said that it was the first,en",
    "این یک خبر است که از تهران می رسد,fa",
    "یہ خبر ہے اور اس کے بعد,ur",
    "123,en"
  })
  void detectsALanguage(String text, String language) throws Exception {
    JsonNode found = ok(post("/detect", TYPE, "{\"q\":\"" + text + "\"}"));
    assertThat(found.path(0).path("language").asText()).isEqualTo(language);
    assertThat(found.path(0).path("confidence").asDouble()).isBetween(0.0, 100.0);
  }

  @Test
  void filesAreTranslatedAndFetched() throws Exception {
    String body =
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
        Content-Disposition: form-data; name="file"; filename="story.html"\r
        Content-Type: text/html\r
        \r
        <p>خبر</p>\r
        --x--\r
        """;
    JsonNode answer = ok(post("/translate_file", "multipart/form-data; boundary=x", body));
    HttpResponse<String> file = get(answer.path("translatedFileUrl").asText());
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).startsWith("<p>").endsWith("</p>").doesNotContain("خبر");
    assertError(get("/download_file/..%2f..%2fetc%2fpasswd"), 400, "Invalid filename");
    assertError(
        post(
            "/translate_file",
            "multipart/form-data; boundary=x",
            body.replace("story.html", "story.docx")),
        400,
        "file format not supported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"source\":\"ar\",\"target\":\"en\"}|missing q parameter",
        "{\"q\":\"خبر\",\"target\":\"en\"}|missing source parameter",
        "{\"q\":\"خبر\",\"source\":\"ar\"}|missing target parameter",
        "{\"q\":\"خبر\",\"source\":\"xx\",\"target\":\"en\"}|xx is not supported",
        "{\"q\":\"خبر\",\"source\":\"ar\",\"target\":\"fr\"}|fr is not supported",
        "{\"q\":\"news\",\"source\":\"en\",\"target\":\"ar\"}|Arabic (ar) is not available as a target",
        "{\"q\":\"خبر\",\"source\":\"ar\",\"target\":\"en\",\"format\":\"md\"}|md format",
        "{\"q\":\"خبر\",\"source\":\"ar\",\"target\":\"en\",\"alternatives\":99}|limit (5)",
        "{\"q\":\"خبر\",\"source\":\"ar\",\"target\":\"en\",\"alternatives\":-1}|alternatives",
        "{\"q\":[null],\"source\":\"ar\",\"target\":\"en\"}|q",
        "no json|JSON"
      })
  void saysWhatIsWrongInLibreTranslatesShape(String body, String said) throws Exception {
    assertError(post("/translate", TYPE, body), 400, said);
  }

  @Test
  void errorsThatTheServerFindsAreInItsShapeToo() throws Exception {
    assertError(get("/translate"), 405, "");
    assertError(post("/translate", "text/plain", "خبر"), 415, "");
    assertError(post("/detect", TYPE, "{}"), 400, "missing q");
  }

  private static JsonNode ok(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static void assertError(HttpResponse<String> answer, int status, String said)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).path("error").asText()).isNotBlank().contains(said);
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = path.startsWith("http") ? URI.create(path) : server.getURI().resolve(path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.getURI().resolve(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
