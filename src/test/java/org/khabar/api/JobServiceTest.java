package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khabar.jobs.WebhookSignature;

/** Jobs over HTTP with the tiny model, as a newsroom's script sends them. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.beams", value = "1")
@Property(name = "khabar.workers", value = "1")
@Property(name = "khabar.jobs.polling", value = "100ms")
@Property(name = "khabar.jobs.backoff", value = "50ms")
@Property(name = "khabar.jobs.webhook-secret", value = "a secret")
@Property(name = "khabar.jobs.webhook-private", value = "true")
@Property(name = "micronaut.server.port", value = "-1")
class JobServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NDJSON = "application/x-ndjson";
  private static final String ITEMS =
      """
      {"id":"a","text":"وصل الوزير. افتتح الرئيس المصنع."}
      {"id":"b","article":"وصل الوزير إلى المصنع."}
      {"id":"c","article":"Only Latin here"}
      {"id":"d"}
      """;

  @Inject private EmbeddedServer server;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void textsAndArticlesOfAJobComeBackAsTheServiceAnswersThem() throws Exception {
    HttpResponse<String> answer = post("/v1/jobs", NDJSON, ITEMS);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String id = JSON.readTree(answer.body()).path("id").asText();
    assertThat(answer.headers().firstValue("Location")).hasValue("/v1/jobs/" + id);
    JsonNode job = completed(id);
    assertThat(job.path("total").asInt()).isEqualTo(4);
    assertThat(job.path("done").asInt()).isEqualTo(4);
    assertThat(job.path("failed").asInt()).isEqualTo(2);
    List<JsonNode> results = results(id, "");
    assertThat(results).hasSize(4);
    assertThat(results.get(0).path("translation").path("segments")).hasSize(2);
    assertThat(results.get(0).path("translation").path("stamp").path("modelHash").asText())
        .hasSize(64);
    assertThat(results.get(1).path("article").path("blocks")).hasSize(1);
    assertThat(results.get(1).path("article").path("brief").path("text").asText()).isNotBlank();
    assertThat(results.get(2).path("error").path("detail").asText()).contains("no Arabic");
    assertThat(results.get(3).path("error").path("detail").asText())
        .isEqualTo("line 4: text: there is no text and no article");
    assertThat(results(id, "?offset=3")).containsExactly(results.get(3));
  }

  @Test
  void aTextOfHtmlKeepsItsTags() throws Exception {
    String lines =
        """
        {"text":"<p><b>وصل الوزير.</b></p>","format":"html"}
        {"text":"وصل الوزير.","format":"pdf"}
        """;
    String id = JSON.readTree(post("/v1/jobs", NDJSON, lines).body()).path("id").asText();
    completed(id);
    List<JsonNode> results = results(id, "");
    assertThat(results.get(0).path("translation").path("text").asText())
        .matches("<p><b>.+</b></p>");
    assertThat(results.get(1).path("error").path("detail").asText())
        .isEqualTo("line 2: format: it must be text or html");
  }

  @Test
  void anUploadMayBeGzippedAnArrayOrAForm() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(ITEMS.getBytes(StandardCharsets.UTF_8));
    }
    var body = BodyPublishers.ofByteArray(zipped.toByteArray());
    assertTotal(4, send(request("/v1/jobs", "application/gzip").POST(body)));
    assertTotal(4, send(request("/v1/jobs", NDJSON).header("Content-Encoding", "gzip").POST(body)));
    assertTotal(2, post("/v1/jobs", "application/json", "[{\"text\":\"خبر\"},{\"text\":\"خبر\"}]"));
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.ndjson\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
            + ITEMS
            + "\r\n--x--\r\n";
    HttpResponse<String> sent = post("/v1/jobs", "multipart/form-data; boundary=x", form);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
  }

  @Test
  void anUploadLargerThanWhatIsHeldInMemoryIsTaken() throws Exception {
    String filler = "x".repeat(9000);
    String lines =
        IntStream.range(0, 1200)
            .mapToObj(i -> "{\"text\":\"%d\",\"note\":\"%s\"}\n".formatted(i, filler))
            .collect(Collectors.joining());
    HttpResponse<String> answer = post("/v1/jobs", NDJSON, lines);
    assertTotal(1200, answer);
    String id = JSON.readTree(answer.body()).path("id").asText();
    assertThat(send(request("/v1/jobs/" + id, NDJSON).DELETE()).statusCode()).isEqualTo(200);
    HttpResponse<String> tooLarge = post("/v1/translations", "application/json", lines);
    assertThat(tooLarge.statusCode()).isEqualTo(413);
  }

  @Test
  void resultsCanBeFollowedUntilTheJobHasEnded() throws Exception {
    String many =
        IntStream.range(0, 300)
            .mapToObj(i -> "{\"id\":%d,\"text\":\"وصل الوزير %d\"}\n".formatted(i, i))
            .collect(Collectors.joining());
    String id = JSON.readTree(post("/v1/jobs", NDJSON, many).body()).path("id").asText();
    List<JsonNode> results = results(id, "?follow=true");
    assertThat(results.stream().map(line -> line.path("id").asInt()))
        .containsExactlyElementsOf(IntStream.range(0, 300).boxed().toList());
  }

  @Test
  void aKeyMakesSendingAgainSafe() throws Exception {
    HttpResponse<String> first = withKey("k1", ITEMS);
    HttpResponse<String> again = withKey("k1", ITEMS);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(JSON.readTree(again.body()).path("id"))
        .isEqualTo(JSON.readTree(first.body()).path("id"));
    assertProblem(withKey("k1", "{\"text\":\"خبر\"}"), 409, "Idempotency-Key");
  }

  private HttpResponse<String> withKey(String key, String items) throws Exception {
    return send(
        request("/v1/jobs", NDJSON)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(items)));
  }

  @Test
  void aJobCanBePausedResumedMovedAndCancelled() throws Exception {
    String many =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "{\"text\":\"وصل الوزير %d\"}\n".formatted(i))
            .collect(Collectors.joining());
    String id = JSON.readTree(post("/v1/jobs", NDJSON, many).body()).path("id").asText();
    assertState("paused", post("/v1/jobs/" + id + "/pause", NDJSON, ""));
    assertState("paused", post("/v1/jobs/" + id + "/priority/7", NDJSON, ""));
    assertState("running", post("/v1/jobs/" + id + "/resume", NDJSON, ""));
    assertState("cancelled", send(request("/v1/jobs/" + id, NDJSON).DELETE()));
    assertProblem(post("/v1/jobs/" + id + "/resume", NDJSON, ""), 409, "cancelled");
    JsonNode listed = JSON.readTree(send(request("/v1/jobs?limit=1", NDJSON).GET()).body());
    assertThat(listed.path("jobs")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/jobs|''|400|body",
        "/v1/jobs|[]|400|no item",
        "/v1/jobs|[{|400|element 1",
        "/v1/jobs?priority=101|{}|400|-100 to 100",
        "/v1/jobs?webhook=ftp://example.org|{}|400|webhook",
        "/v1/jobs/nothing/pause|{}|404|no job",
        "/v1/jobs/nothing/priority/3|{}|404|no job"
      })
  void saysWhatIsWrongWithAJob(String path, String body, int status, String said) throws Exception {
    assertProblem(post(path, NDJSON, body), status, said);
  }

  @Test
  void saysThatThereIsNoSuchJob() throws Exception {
    assertProblem(send(request("/v1/jobs/x", NDJSON).GET()), 404, "no job");
    assertProblem(send(request("/v1/jobs/x/results", NDJSON).GET()), 404, "no job");
    assertProblem(send(request("/v1/jobs/x/results?offset=-1", NDJSON).GET()), 400, "offset");
  }

  /** What a receiver of webhooks was told. */
  private record Told(String body, String signature) {}

  @Test
  void theEndOfAJobIsToldSignedUntilItIsTaken() throws Exception {
    BlockingQueue<Told> told = new ArrayBlockingQueue<>(10);
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          told.add(
              new Told(
                  body,
                  String.valueOf(exchange.getRequestHeaders().getFirst(WebhookSignature.HEADER))));
          exchange.sendResponseHeaders(told.size() < 2 ? 500 : 204, -1);
          exchange.close();
        });
    receiver.start();
    try {
      String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/told";
      String id =
          JSON.readTree(post("/v1/jobs?webhook=" + url, NDJSON, ITEMS).body()).path("id").asText();
      JsonNode job = JSON.createObjectNode();
      for (int i = 0;
          i < 600 && !job.path("webhook").path("state").asText().equals("delivered");
          i++) {
        Thread.sleep(100);
        job = JSON.readTree(send(request("/v1/jobs/" + id, NDJSON).GET()).body());
      }
      assertThat(job.path("webhook").path("attempts").asInt()).isEqualTo(2);
      Told first = told.poll(1, TimeUnit.SECONDS);
      assertThat(first).isNotNull();
      assertThat(JSON.readTree(first.body()).path("id").asText()).isEqualTo(id);
      assertThat(JSON.readTree(first.body()).path("failed").asInt()).isEqualTo(2);
      long seconds = Long.parseLong(first.signature().replaceAll("t=(\\d+),.*", "$1"));
      assertThat(first.signature())
          .isEqualTo(WebhookSignature.of("a secret", Instant.ofEpochSecond(seconds), first.body()));
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void aWebhookIsNotLedElsewhere() throws Exception {
    AtomicInteger led = new AtomicInteger();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestURI().getPath().equals("/inside")) {
            led.incrementAndGet();
          }
          exchange.getResponseHeaders().add("Location", "/inside");
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    receiver.start();
    try {
      String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/told";
      String id =
          JSON.readTree(post("/v1/jobs?webhook=" + url, NDJSON, ITEMS).body()).path("id").asText();
      JsonNode webhook = JSON.createObjectNode();
      for (int i = 0; i < 600 && webhook.path("attempts").asInt() < 2; i++) {
        Thread.sleep(100);
        webhook =
            JSON.readTree(send(request("/v1/jobs/" + id, NDJSON).GET()).body()).path("webhook");
      }
      assertThat(webhook.toString()).contains("it answered 307");
      assertThat(led).hasValue(0);
    } finally {
      receiver.stop(0);
    }
  }

  private JsonNode completed(String id) throws Exception {
    for (int i = 0; i < 600; i++) {
      JsonNode job = JSON.readTree(send(request("/v1/jobs/" + id, NDJSON).GET()).body());
      if (job.path("state").asText().equals("completed")) {
        return job;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("it never ends");
  }

  private List<JsonNode> results(String id, String query) throws Exception {
    HttpResponse<String> answer =
        send(request("/v1/jobs/" + id + "/results" + query, NDJSON).GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(NDJSON);
    return answer
        .body()
        .lines()
        .map(
            line -> {
              try {
                return JSON.readTree(line);
              } catch (IOException e) {
                throw new AssertionError(line, e);
              }
            })
        .toList();
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(request(path, type).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(URI.create(server.getURI() + path)).header("Content-Type", type);
  }

  private static void assertTotal(int total, HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(JSON.readTree(answer.body()).path("total").asInt()).isEqualTo(total);
  }

  private static void assertState(String state, HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("state").asText()).isEqualTo(state);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String said) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains(said);
  }
}
