package org.khabar.api.deepl;

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
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DeepL's API as a client without a library calls it. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeeplDialectTest implements TestPropertyProvider {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir static Path home = Path.of("");

  @Inject private EmbeddedServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public Map<String, String> getProperties() {
    return Map.of("khabar.home", home.toString());
  }

  @Test
  void takesJsonAndForms() throws Exception {
    JsonNode json =
        JSON.readTree(
            post(
                    "/v2/translate",
                    "application/json; charset=utf-8",
                    "{\"text\":[\"خبر\",\"two\"],\"target_lang\":\"EN\",\"preserve_formatting\":true}")
                .body());
    assertThat(json.path("translations")).hasSize(2);
    assertThat(json.path("translations").path(0).path("detected_source_language").asText())
        .isEqualTo("AR");
    assertThat(json.path("translations").path(0).has("billed_characters")).isFalse();
    HttpResponse<String> form =
        post("/v2/translate", FORM, "text=two+%26+three&text=b&target_lang=en-us");
    assertThat(JSON.readTree(form.body()).path("translations").path(0).path("text").asText())
        .isEqualTo("two & three");
    HttpResponse<String> query = post("/v2/translate?text=one&target_lang=EN", FORM, "");
    assertThat(query.body()).contains("\"one\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"target_lang\":\"EN\"}|400|'text' not specified",
        "{\"text\":[\"خبر\"]}|400|'target_lang' not specified",
        "{\"text\":[\"خبر\"],\"target_lang\":\"XX\"}|400|'target_lang' not supported",
        "{\"text\":[\"خبر\"],\"target_lang\":\"EN\",\"source_lang\":\"FA\"}|400|'source_lang'",
        "{\"text\":[\"این یک خبر است که از تهران می رسد\"],\"target_lang\":\"EN\"}|400|FA",
        "{\"text\":[\"خبر\"],\"target_lang\":\"EN\",\"tag_handling\":\"md\"}|400|html, xml",
        "{\"text\":[\"خبر\"],\"target_lang\":\"EN\",\"split_sentences\":\"2\"}|400|nonewlines",
        "{\"text\":[\"خبر\"],\"target_lang\":\"EN\",\"preserve_formatting\":\"2\"}|400|0 or 1",
        "{\"text\":[\"خبر\"],\"target_lang\":\"EN\",\"glossary_id\":\"x\"}|400|source_lang",
        "{\"text\":[\"خبر\"],\"target_lang\":\"EN\",\"source_lang\":\"AR\",\"glossary_id\":\"x\"}|404|Glossary",
        "{\"text\":[\"خبر\"],\"target_lang\":\"EN\",\"style_id\":\"x\"}|400|style_id",
        "{\"text\":[\"خبر\",null],\"target_lang\":\"EN\"}|400|text",
        "{\"text\":|400|JSON",
        "[]|400|JSON",
      })
  void saysWhatIsWrongInDeeplsShape(String body, int status, String said) throws Exception {
    assertError(post("/v2/translate", "application/json", body), status, said);
  }

  @Test
  void errorsThatTheServerFindsAreInDeeplsShapeToo() throws Exception {
    assertError(post("/v2/translate", "application/xml", "<a/>"), 415, "application/json");
    assertError(post("/v2/nothing", FORM, ""), 404, "");
    assertError(post("/v2/translate", FORM, "text=%zz&target_lang=EN"), 400, "percent");
    assertError(post("/v3/glossaries", FORM, "name=x"), 400, "dictionaries");
    assertError(
        post("/v2/glossaries", FORM, "name=x&source_lang=ar&target_lang=en&entries=a"), 400, "tab");
    assertError(
        post("/v2/translate", FORM, "target_lang=EN&text=" + "a".repeat(200_001)), 400, "200000");
    assertError(
        post("/v2/translate", FORM, "target_lang=EN" + "&text=a".repeat(1001)), 400, "1000");
    HttpResponse<String> wrongMethod =
        http.send(
            HttpRequest.newBuilder(server.getURI().resolve("/v2/translate")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertError(wrongMethod, 405, "");
  }

  private static void assertError(HttpResponse<String> answer, int status, String said)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(JSON.readTree(answer.body()).path("message").asText()).isNotBlank();
    assertThat(answer.body()).contains(said);
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.getURI().resolve(path))
            .header("Content-Type", type)
            .header("Authorization", "DeepL-Auth-Key x")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
