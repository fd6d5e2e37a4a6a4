package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to make the service read, call, write or hold what it should not. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "khabar.jobs.webhook-secret", value = "a secret")
@Property(name = "micronaut.server.port", value = "-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest implements TestPropertyProvider {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "of-this-machine-only";
  private static final String JSON_TYPE = "application/json";
  private static final String NDJSON = "application/x-ndjson";
  private static final String ITEM = "{\"text\":\"خبر\"}";
  private static final String FORM = "multipart/form-data; boundary=x";

  @TempDir static Path home = Path.of("");

  @Inject private EmbeddedServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public Map<String, String> getProperties() {
    return Map.of("khabar.home", home.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..%2f..%2fetc/passwd",
        "/../../etc/passwd",
        "/page/..;/..;/application.yml",
        "/page/../application.yml",
        "/page/..%2f..%2fapplication.yml",
        "/page/%2e%2e/%2e%2e/logback.xml",
        "/%2e%2e%2fapplication.yml",
        "/%252e%252e/application.yml",
        "/..%5capplication.yml",
        "/..\\application.yml",
        "//etc/passwd",
        "/file:///etc/passwd",
        "/classpath:application.yml",
        "/page/main.js%00.png",
        "/openapi/..%2f..%2fapplication.yml",
        "/openapi/ui/..%2f..%2f..%2f..%2flogback.xml",
        "/samples/..%2fapplication.yml",
        "/page/",
        "/fonts",
        "/v1/articles/..%2f..%2fkeys",
        "/v1/glossaries/..%2f..%2fdb",
        "/v1/jobs/..%2f..%2fkeys/results",
        "/v2/glossaries/..%2f..%2fdb/entries",
        "/download_file/..%2f..%2fetc%2fpasswd"
      })
  void aPathLeadsToNoFileOfTheMachine(String path) throws Exception {
    String answer =
        raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .matches("(?s)HTTP/1\\.1 40[04] .*")
        .doesNotContain("root:", "micronaut:", "<configuration");
  }

  @Test
  void aNameOfAGlossaryIsNoPath() throws Exception {
    String terms = ",\"terms\":[{\"source\":\"خبر\",\"target\":\"news\"}]}";
    JsonNode made =
        JSON.readTree(post("/v1/glossaries", "{\"name\":\"../../x\"" + terms, JSON_TYPE).body());
    assertThat(home.resolve("glossaries").resolve(made.path("id").asText()))
        .isDirectoryContaining("glob:**/1.json");
    assertThat(home.resolve("../x")).doesNotExist();
    for (String name : new String[] {" ", "a\\r\\nSet-Cookie: b", "a\\u0000"}) {
      HttpResponse<String> answer =
          post("/v1/glossaries", "{\"name\":\"" + name + "\"" + terms, JSON_TYPE);
      assertProblem(answer, 400, "name", "characters of control");
    }
    HttpResponse<String> file = post("/v1/glossaries?name=a%0d%0ab", "خبر,news\n", "text/csv");
    assertProblem(file, 400, "name", "characters of control");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/articles,application/xml,400",
    "/v1/articles,text/xml,400",
    "/v1/articles,application/vnd.iptc.g2.newsitem+xml,400",
    "/v1/articles,application/nitf+xml,400",
    "/v1/glossaries?name=x,application/x-tbx,422",
    "/v1/glossaries?name=x,application/xml,422"
  })
  void xmlReadsNoFileAsksNobodyAndDoesNotSwell(String path, String type, int status)
      throws Exception {
    Path secret = Files.writeString(home.resolve("secret.txt"), SECRET);
    AtomicInteger asked = new AtomicInteger();
    HttpServer other = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    other.start();
    try {
      String address = "http://127.0.0.1:" + other.getAddress().getPort() + "/x.dtd";
      String laughs =
          IntStream.range(0, 10)
              .mapToObj(i -> "<!ENTITY e%d '%s'>".formatted(i + 1, ("&e" + i + ";").repeat(10)))
              .collect(Collectors.joining());
      for (String entities :
          List.of(
              "<!ENTITY e10 SYSTEM '" + secret.toUri() + "'>",
              "<!ENTITY e10 SYSTEM '" + address + "'>",
              "<!ENTITY % p SYSTEM '" + address + "'> %p;",
              "<!ENTITY e0 'ha'>" + laughs)) {
        HttpResponse<String> answer = post(path, xml(entities), type);
        assertProblem(answer, status, null, "the XML defines entities of its own");
        assertThat(answer.body()).doesNotContain(SECRET);
      }
      String deep = "<a>".repeat(1_000_000);
      assertProblem(post(path, deep, type), status, null, "nested more than 200 deep");
    } finally {
      other.stop(0);
    }
    assertThat(asked).hasValue(0);
  }

  /** A NewsML item and a glossary at once, as far as they are read. */
  private static String xml(String entities) {
    return "<?xml version='1.0'?><!DOCTYPE newsItem ["
        + entities
        + "]><newsItem guid='urn:x:1'><contentSet><inlineData contenttype='text/plain'>خبر &e10;"
        + "</inlineData></contentSet><termEntry><langSet xml:lang='ar'><term>خبر</term></langSet>"
        + "<langSet xml:lang='en'><term>&e10;</term></langSet></termEntry></newsItem>";
  }

  @Test
  void entitiesInATextAreNotReadEither() throws Exception {
    Path secret = Files.writeString(home.resolve("secret.txt"), SECRET);
    String text = "<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><x>&e; خبر</x>";
    String body =
        JSON.writeValueAsString(
            Map.of("text", List.of(text), "target_lang", "EN", "tag_handling", "xml"));
    HttpResponse<String> answer = post("/v2/translate", body, JSON_TYPE);
    assertThat(answer.statusCode()).isIn(200, 400);
    assertThat(answer.body()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource({"/v2/document,.txt", "/translate_file,not supported"})
  void aZippedDocumentIsRefusedUnopened(String path, String said) throws Exception {
    HttpResponse<String> answer = post(path, form("bomb.docx", "PK\003\004"), FORM);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/translations,application/json",
    "/v1/articles,text/plain",
    "/v1/summaries,application/json",
    "/v1/glossaries?name=x,text/csv",
    "/v1/jobs,application/x-ndjson",
    "/v2/translate,application/json",
    "/translate,application/json"
  })
  void aBodyThatSwellsIsRefusedWithTheLimit(String path, String type) throws Exception {
    byte[] bomb = gzip(new byte[1 << 20], 200);
    HttpResponse<String> answer =
        send(
            request(path, type)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
    assertThat(answer.body()).contains("8388608");
  }

  @Test
  void aGzippedUploadThatSwellsIsRefusedWithTheLimit() throws Exception {
    byte[] bomb = gzip(new byte[1 << 20], 100);
    HttpResponse<String> answer =
        send(request("/v1/jobs", "application/gzip").POST(BodyPublishers.ofByteArray(bomb)));
    assertProblem(answer, 413, null, "more than 300 times its size");
    assertThat(send(request("/v1/jobs", JSON_TYPE).GET()).body()).doesNotContain("uploading");
  }

  @Test
  void namesThatMultiplyAreRefusedWithTheLimit() throws Exception {
    String wide =
        IntStream.range(0, 200_000)
            .mapToObj(i -> "\"%d\":1".formatted(i))
            .collect(Collectors.joining(","));
    String text = "{\"text\":[\"خبر\"],\"target_lang\":\"EN\",";
    for (String more :
        List.of("\"" + "n".repeat(50_000) + "\":{" + wide + "}}", "\"a\":{" + wide + "}}")) {
      HttpResponse<String> answer = post("/v2/translate", text + more, JSON_TYPE);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).containsAnyOf("allowed (200", "at most 200", "the 1000 that");
    }
    String form =
        IntStream.range(0, 200_000).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"));
    HttpResponse<String> answer = post("/translate", form, "application/x-www-form-urlencoded");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "\"\"", " "})
  void aFormWithABoundaryOfNothingIsRefused(String boundary) throws Exception {
    for (String path : new String[] {"/translate_file", "/v2/document", "/v1/jobs"}) {
      HttpResponse<String> answer =
          post(path, "--\r\n", "multipart/form-data; boundary=" + boundary);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("boundary");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../../../etc/cron.d/x.txt,x.txt",
    "..\\..\\x.txt,x.txt",
    "a%0d%0aSet-Cookie: b.txt,a%250d%250aSet-Cookie%20%20b.txt",
    "x.html\"; filename=\"y.txt,y.txt"
  })
  void aFileIsGivenBackUnderNoNameThatHarms(String sent, String given) throws Exception {
    HttpResponse<String> answer = post("/translate_file", form(sent, "خبر"), FORM);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String url = JSON.readTree(answer.body()).path("translatedFileUrl").asText();
    HttpResponse<String> file =
        send(request(url.substring(url.indexOf("/download_file")), JSON_TYPE).GET());
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename*=UTF-8''" + given);
    assertThat(file.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/articles?externalId=a%0d%0aSet-Cookie:b,400,externalId",
    "/v1/articles?updates=a%0d%0aSet-Cookie:b,404,updates",
    "/v1/articles?desk=a%0d%0aSet-Cookie:b,400,desk",
    "/v1/jobs?webhook=http://example.org/%0d%0aSet-Cookie:b,400,webhook"
  })
  void aLineEndInAParameterGetsIntoNoHeader(String path, int status, String field)
      throws Exception {
    String answer =
        raw(
            "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n".formatted(path)
                + "Content-Length: 6\r\nConnection: close\r\n\r\nخبر");
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .contains("\"field\":\"" + field + "\"")
        .doesNotContain("\nSet-Cookie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nSet-Cookie: b", "a\rSet-Cookie: b", "a\0b"})
  void aLineEndInAHeaderIsRefused(String id) throws Exception {
    String answer = raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: " + id + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("\nSet-Cookie");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://127.1/",
        "http://0x7f000001/",
        "http://localhost/",
        "http://localhost:8080/v1/keys",
        "http://10.0.0.8/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a00:1]/",
        "http://[::127.0.0.1]/",
        "http://[fe80::1%25lo]/",
        "http://[64:ff9b::7f00:1]/",
        "http://0.0.0.0/",
        "http://user@10.0.0.8/",
        "http://10.0.0.8%23@example.org/",
        "file:///etc/passwd",
        "gopher://example.org/"
      })
  void aWebhookReachesNothingThatOnlyTheServiceReaches(String url) throws Exception {
    String path = "/v1/jobs?webhook=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
    HttpResponse<String> answer = post(path, ITEM, NDJSON);
    assertProblem(answer, 400, "webhook", "");
    assertThat(JSON.readTree(answer.body()).path("detail").asText())
        .containsAnyOf(
            "not an address of the public internet",
            "name a host, and no user",
            "begin with https:// or http://",
            "it is no address",
            "there is no host");
  }

  private static String form(String fileName, String content) {
    StringBuilder form = new StringBuilder();
    for (String field : List.of("source=ar", "target=en", "source_lang=AR", "target_lang=EN")) {
      form.append(
          "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted((Object[]) field.split("=", -1)));
    }
    return form.append("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
        .append(fileName)
        .append("\"\r\nContent-Type: text/plain\r\n\r\n")
        .append(content)
        .append("\r\n--x--\r\n")
        .toString();
  }

  private static byte[] gzip(byte[] bytes, int times) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
    }
    return zipped.toByteArray();
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(URI.create(server.getURI() + path)).header("Content-Type", type);
  }

  private HttpResponse<String> post(String path, String body, String type) throws Exception {
    return send(request(path, type).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertProblem(
      HttpResponse<String> answer, int status, @Nullable String field, String said)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("detail").asText()).contains(said);
    if (field != null) {
      assertThat(problem.path("field").asText()).isEqualTo(field);
    }
  }
}
