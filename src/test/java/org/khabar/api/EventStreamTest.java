package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khabar.desk.OpenDesk;
import org.khabar.engine.Lane;

/** Answers as server-sent events, read as a client reads them. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
class EventStreamTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject private EmbeddedServer server;
  @Inject private OpenDesk desk;

  private final HttpClient client = HttpClient.newHttpClient();

  private record Event(String name, JsonNode body) {}

  @Test
  void anArticleComesAsItsSourceItsSentencesItsBriefsAndTheWhole() throws Exception {
    String raw = Files.readString(Path.of("samples/train-line.txt"));
    List<Event> events = events(post("/v1/articles", Map.of("text", raw), "text/event-stream"));
    assertThat(events.get(0).name()).isEqualTo("source");
    JsonNode blocks = events.get(0).body().path("blocks");
    int sentences = 0;
    for (JsonNode block : blocks) {
      sentences += block.path("segments").size();
    }
    assertThat(names(events).subList(1, 1 + sentences)).containsOnly("segment");
    assertThat(names(events).subList(1 + sentences, events.size()))
        .containsExactly("brief", "brief", "brief", "done");
    JsonNode whole = events.get(events.size() - 1).body();
    Set<String> seen = new HashSet<>();
    for (Event event : events.subList(1, 1 + sentences)) {
      int block = event.body().path("block").asInt();
      int number = event.body().path("segment").asInt();
      JsonNode english = event.body().path("english");
      JsonNode last = whole.path("blocks").path(block).path("segments").path(number);
      assertThat(english.path("text")).isEqualTo(last.path("text"));
      assertThat(english.path("source")).isEqualTo(last.path("source"));
      assertThat(english.path("source"))
          .isEqualTo(blocks.path(block).path("segments").path(number));
      assertThat(english.path("target").path("start").asInt()).isZero();
      seen.add(block + "." + number);
    }
    assertThat(seen).hasSize(sentences);
    HttpResponse<InputStream> plain = post("/v1/articles", Map.of("text", raw), "application/json");
    assertThat(whole).isEqualTo(JSON.readTree(plain.body()));
  }

  @Test
  void onlyTheBriefThatIsAskedForComes() throws Exception {
    List<Event> events =
        events(
            post(
                "/v1/articles",
                Map.of("text", "وصل الوزير إلى المصنع.", "style", "bullets"),
                "text/event-stream"));
    assertThat(names(events)).containsExactly("source", "segment", "brief", "done");
    assertThat(events.get(2).body().path("style").asText()).isEqualTo("bullets");
    assertThat(events.get(3).body().path("brief")).isEqualTo(events.get(2).body());
  }

  @Test
  void textsComeAsTheirSourceTheirSentencesAndTheWhole() throws Exception {
    Map<String, Object> request =
        Map.of("texts", List.of("وصل الوزير. افتتح المصنع.\n\nزار الرئيس المدينة.", "Latin 7"));
    List<Event> events = events(post("/v1/translations", request, "text/event-stream"));
    assertThat(names(events))
        .containsExactly("source", "segment", "segment", "segment", "segment", "done");
    JsonNode third = events.get(0).body().at("/blocks/0/segments/2");
    assertThat(third.path("start").asInt()).isEqualTo(27);
    assertThat(events.get(5).body())
        .isEqualTo(JSON.readTree(post("/v1/translations", request, "application/json").body()));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/articles, Only Latin here, 422",
    "/v1/articles, <p>وصل الوزير</p>, 415",
    "/v1/articles, '', 400",
    "/v1/translations, '', 400"
  })
  void whatCannotBeStreamedIsAProblemWithItsStatus(String path, String text, int status)
      throws Exception {
    HttpResponse<InputStream> answer = post(path, Map.of("text", text), "text/event-stream");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(JSON.readTree(answer.body()).path("field").asText()).isEqualTo("text");
  }

  @Test
  void theEngineStopsWhenTheClientGoesAway() throws Exception {
    int sentences = 1500;
    String raw =
        IntStream.range(0, sentences)
            .mapToObj(i -> "وصل الوزير رقم " + i + " إلى المصنع")
            .collect(Collectors.joining(".\n"));
    long before = desk.engine().counters().sentences();
    HttpResponse<InputStream> answer =
        post("/v1/articles", Map.of("text", raw), "text/event-stream");
    InputStream body = answer.body();
    assertThat(body.readNBytes(1000)).hasSize(1000);
    assertThat(desk.engine().waitingTokens(Lane.INTERACTIVE)).isPositive();
    body.close();
    for (int i = 0; i < 500 && desk.engine().waitingTokens(Lane.INTERACTIVE) > 0; i++) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(desk.engine().waitingTokens(Lane.INTERACTIVE)).isZero();
    assertThat(desk.engine().counters().sentences() - before).isLessThan(sentences);
  }

  private static List<String> names(List<Event> events) {
    return events.stream().map(Event::name).toList();
  }

  private static List<Event> events(HttpResponse<InputStream> answer) throws IOException {
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    List<Event> events = new ArrayList<>();
    String text = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    for (String part : text.split("\n\n", -1)) {
      if (!part.isBlank()) {
        String[] lines = part.split("\n", 2);
        assertThat(lines[1]).startsWith("data: ");
        events.add(
            new Event(
                lines[0].substring("event: ".length()), JSON.readTree(lines[1].substring(6))));
      }
    }
    return events;
  }

  private HttpResponse<InputStream> post(String path, Map<String, ?> body, String accept)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.getURI().resolve(path))
            .header("Content-Type", "application/json")
            .header("Accept", accept)
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }
}
