package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.khabar.database.DatabaseSettings;

/** A started service with the tiny model and a database, and a client of it. */
final class Newsroom implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final EmbeddedServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private Newsroom(EmbeddedServer server) {
    this.server = server;
  }

  static Newsroom open(DatabaseSettings database, Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("khabar.model", "src/test/resources/fixtures/marian-joint");
    properties.put("khabar.beams", 1);
    properties.put("khabar.workers", 1);
    properties.put("khabar.jobs.enabled", false);
    properties.put("khabar.test-owner", true);
    properties.put("khabar.database.url", database.url());
    properties.put("micronaut.server.port", -1);
    properties.putAll(more);
    return new Newsroom(ApplicationContext.run(EmbeddedServer.class, properties, "test"));
  }

  /** A name that no other test has. */
  static String fresh(String name) {
    return name + "-" + UUID.randomUUID();
  }

  ApplicationContext context() {
    return server.getApplicationContext();
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.getURI().resolve(path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send(request(path, headers));
  }

  HttpResponse<String> post(String path, Object body, String... headers)
      throws IOException, InterruptedException {
    return send("POST", path, body, headers);
  }

  HttpResponse<String> send(String method, String path, Object body, String... headers)
      throws IOException, InterruptedException {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  HttpResponse<String> delete(String path, String... headers)
      throws IOException, InterruptedException {
    return send(request(path, headers).DELETE());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends an article, and the answer. */
  JsonNode file(Map<String, Object> article, String... headers) throws Exception {
    return ok(post("/v1/articles", article, headers));
  }

  static JsonNode ok(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  static void assertProblem(HttpResponse<String> answer, int status, String field)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(JSON.readTree(answer.body()).path("field").asText()).isEqualTo(field);
  }

  static String etag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  @Override
  public void close() {
    server.close();
  }
}
