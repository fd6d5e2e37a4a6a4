package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khabar.desk.OpenDesk;
import org.khabar.engine.Lane;

/** Clients that hang up before they have their answer. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DepartureTest implements TestPropertyProvider {
  private static final int SENTENCES = 500;

  @TempDir static Path home = Path.of("");

  @Inject private EmbeddedServer server;
  @Inject private OpenDesk desk;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public Map<String, String> getProperties() {
    return Map.of("khabar.home", home.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/translations",
        "/v1/articles",
        "/v1/articles?store=false",
        "/v1/summaries",
        "/v2/translate",
        "/translate"
      })
  void theEngineStopsWhenNobodyWaitsForTheAnswer(String path) throws Exception {
    String body = body(path, path);
    long before = desk.engine().counters().sentences();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      send(socket, path, body);
      until(() -> waiting() > 0);
      assertThat(waiting()).as("work was begun").isPositive();
    }
    until(() -> waiting() == 0);
    assertThat(waiting()).isZero();
    assertThat(desk.engine().counters().sentences() - before).isLessThan(SENTENCES);
  }

  @Test
  void whoWaitsForTheSameArticleGetsItAllTheSame() throws Exception {
    String body = body("/v1/articles", "twice");
    CompletableFuture<HttpResponse<String>> other;
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      send(socket, "/v1/articles", body);
      until(() -> waiting() > 0);
      other =
          client.sendAsync(
              HttpRequest.newBuilder(server.getURI().resolve("/v1/articles"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      LockSupport.parkNanos(200_000_000); // either way it gets its answer
    }
    assertThat(other.join().statusCode()).as(other.join().body()).isEqualTo(200);
    assertThat(new ObjectMapper().readTree(other.join().body()).path("blocks")).isNotEmpty();
  }

  private static void send(Socket socket, String path, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, bytes.length);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  private static String body(String path, String seed) throws IOException {
    String text =
        IntStream.range(0, SENTENCES)
            .mapToObj(i -> "وصل الوزير رقم " + seed.hashCode() + " " + i + " إلى المصنع")
            .collect(Collectors.joining(".\n"));
    Map<String, String> fields =
        switch (path) {
          case "/v2/translate" -> Map.of("text", text, "target_lang", "EN");
          case "/translate" -> Map.of("q", text, "source", "ar", "target", "en");
          default -> Map.of("text", text);
        };
    return new ObjectMapper().writeValueAsString(fields);
  }

  private long waiting() {
    return desk.engine().waitingTokens(Lane.INTERACTIVE);
  }

  private static void until(BooleanSupplier met) {
    for (int i = 0; i < 1000 && !met.getAsBoolean(); i++) {
      LockSupport.parkNanos(10_000_000);
    }
  }
}
