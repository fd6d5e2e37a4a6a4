package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khabar.api.keys.ApiKey;
import org.khabar.api.keys.KeyStore;
import org.khabar.api.keys.Scope;
import org.khabar.database.TestDatabases;
import org.slf4j.LoggerFactory;

/** What the service logs, and what it never does. */
class LogsTest {
  private static final String ARABIC = "زرزورستان";
  private static final String LATIN = "Zarzuristan";
  private static final String TEXT = "وصل وزير " + ARABIC + " إلى " + LATIN + " مع 87 رجلا.";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static Newsroom room;
  private static LoggedText logged;

  @BeforeAll
  static void open() {
    logged = LoggedText.lookingFor(ARABIC, LATIN, encoded(ARABIC), json(ARABIC));
    room =
        Newsroom.open(
            TestDatabases.H2.settings(),
            Map.of("khabar.jobs.enabled", true, "khabar.jobs.polling", "100ms"));
  }

  @AfterAll
  static void close() {
    room.close();
    logged.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** As JSON writes it in ASCII. */
  private static String json(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
    return escaped.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/v1/translations|application/json|*/*|{'text':'%s'}|200",
        "/v1/translations|application/json|*/*|{'texts':['%s','%s %s']}|200",
        "/v1/translations|application/json|*/*|{'text':'<p><b>%s</b> %s</p>','format':'html'}|200",
        "/v1/translations|application/json|text/event-stream|{'text':'%s'}|200",
        "/v1/articles|application/json|*/*|{'text':'%s'}|200",
        "/v1/articles|text/plain|text/plain|%s|200",
        "/v1/articles|text/plain|text/event-stream|%s %s|200",
        "/v1/articles|text/html|text/html|<html><body><p>%s</p></body></html>|200",
        "/v1/summaries|application/json|*/*|{'text':'%s'}|200",
        "/v2/translate|application/json|*/*|{'text':['%s'],'target_lang':'EN'}|200",
        "/v2/translate|application/x-www-form-urlencoded|*/*|text=%s&target_lang=EN|200",
        "/translate|application/json|*/*|{'q':'%s','source':'ar','target':'en'}|200",
        "/translate|application/x-www-form-urlencoded|*/*|q=%s&source=ar&target=en|200",
        "/detect|application/json|*/*|{'q':'%s'}|200",
        // broken in every way that there is
        "/v1/translations|application/json|*/*|{'text':'%s|400",
        "/v1/translations|application/json|*/*|'%s'|400",
        "/v1/translations|application/json|*/*|%s|400",
        "/v1/translations|application/json|*/*|{'text':{'%s':'%s'}}|400",
        "/v1/translations|application/json|*/*|{'text':'a','format':'%s'}|400",
        "/v1/translations|application/json|*/*|{'%s':'%s'}|400",
        "/v1/translations|text/plain|*/*|%s|415",
        "/v1/articles|application/json|*/*|{'text':['%s','%s']}|400",
        "/v1/articles|application/json|*/*|{'text':'%s','sentences':'%s'}|400",
        "/v1/articles|application/xml|*/*|<!DOCTYPE a [<!ENTITY b '%s'>]><a>&b;</a>|4",
        "/v1/articles|application/xml|*/*|<a>%s|4",
        "/v1/articles|application/vnd.iptc.g2.newsitem+xml|*/*|<newsItem>%s|4",
        "/v1/summaries|application/json|*/*|{'text':'%s','style':'%s'}|400",
        "/v1/glossaries|application/json|*/*|{'%s':1}|4",
        "/v1/glossaries|text/csv|*/*|%s|4",
        "/v1/jobs|application/json|*/*|[{'text':'%s'|400",
        "/v1/jobs|application/json|*/*|{'%s'|202",
        "/v2/translate|application/json|*/*|{'text':[{'%s':1}],'target_lang':'EN'}|400",
        "/v2/translate|application/json|*/*|{'text':['%s'],'target_lang':'%s'}|4",
        "/v2/translate|application/x-www-form-urlencoded|*/*|text=%s&target_lang=%%zz|4",
        "/v2/document|multipart/form-data; boundary=x|*/*|--x%n%s|4",
        "/translate|application/json|*/*|{'q':{'%s':1},'source':'ar','target':'en'}|400",
        "/translate|application/json|*/*|{'q':'%s','source':'%s','target':'en'}|400",
        "/translate_file|multipart/form-data; boundary=x|*/*|--x%n%s|4"
      })
  void noTextOfARequestIsLoggedAtAnyLevelWhateverIsWrongWithIt(
      String path, String type, String accept, String body, String status) throws Exception {
    HttpResponse<String> answer =
        send(
            path,
            type,
            accept,
            body.replace('\'', '"').replace("%n", "\r\n").replace("%s", text(type)));
    assertThat(String.valueOf(answer.statusCode())).as(answer.body()).startsWith(status);
    assertNothingFound();
  }

  private static String text(String type) {
    return type.equals(FORM) ? encoded(TEXT) : TEXT;
  }

  @Test
  void noTextIsLoggedOnTheWayOfAnArticle() throws Exception {
    JsonNode article = room.file(Map.of("text", TEXT + "\n\n" + TEXT, "externalId", "story"));
    String at = "/v1/articles/" + article.path("id").asText();
    for (String path : List.of(at, at + "/source", at + "/summary", "/v1/articles", "/v1/memory")) {
      assertThat(room.get(path).statusCode()).as(path).isEqualTo(200);
    }
    Map<String, String> edit = Map.of("text", "The minister of " + LATIN + " came.");
    HttpResponse<String> edited =
        room.send("PATCH", at + "/segments/0", edit, "If-Match", Newsroom.etag(room.get(at)));
    assertThat(edited.statusCode()).as(edited.body()).isIn(200, 412, 428);
    room.send("PATCH", at + "/segments/0", Map.of("text", List.of(LATIN)));
    room.post(at + "/approve", Map.of());
    assertThat(room.get("/v1/feeds/briefs.json").statusCode()).isEqualTo(200);
    assertThat(room.get("/v1/feeds/briefs.atom").statusCode()).isEqualTo(200);
    room.delete(at);
    assertNothingFound();
  }

  @Test
  void noTextIsLoggedOnTheWayOfAJob() throws Exception {
    String id =
        Newsroom.JSON
            .readTree(
                room.post(
                        "/v1/jobs",
                        List.of(
                            Map.of("text", TEXT),
                            Map.of("article", TEXT),
                            Map.of("article", LATIN),
                            Map.of("kind", TEXT)))
                    .body())
            .path("id")
            .asText();
    // ends when the job does
    HttpResponse<String> results = room.get("/v1/jobs/" + id + "/results?follow=true");
    assertThat(results.body().lines().count()).as(results.body()).isEqualTo(4);
    assertNothingFound();
  }

  @Test
  void noTextIsLoggedOfAClientThatGoesAway() throws Exception {
    String story = "{\"text\":\"" + (TEXT + " ").repeat(200);
    URI server = room.request("/").build().uri();
    for (String accept : List.of("application/json", "text/event-stream")) {
      for (boolean whole : new boolean[] {true, false}) {
        byte[] body = (story + (whole ? "\"}" : "")).getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
          socket
              .getOutputStream()
              .write(
                  """
                  POST /v1/articles?store=false HTTP/1.1\r
                  Host: localhost\r
                  Accept: %s\r
                  Content-Type: application/json\r
                  Content-Length: %d\r
                  \r
                  """
                      .formatted(accept, body.length + (whole ? 0 : 10))
                      .getBytes(StandardCharsets.US_ASCII));
          socket.getOutputStream().write(body);
          if (whole) {
            assertThat(socket.getInputStream().read()).isPositive();
          }
        }
      }
    }
    room.post("/v1/translations", Map.of("text", "خبر")); // behind them
    assertNothingFound();
  }

  private static void assertNothingFound() {
    assertThat(logged.found()).isEmpty();
    assertThat(logged.lines()).as("everything is logged").isGreaterThan(1000);
  }

  @Test
  void aLineOfARequestHasItsIdAndThatOfItsTrace() throws Exception {
    LoggerContext context = new LoggerContext();
    context.putProperty("KHABAR_LOG_FORMAT", "JSON");
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        Objects.requireNonNull(LogsTest.class.getResource("/logback.xml"), "logback.xml"));
    JsonEncoder encoder =
        (JsonEncoder)
            ((ConsoleAppender<ILoggingEvent>)
                    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("JSON"))
                .getEncoder();
    ListAppender<ILoggingEvent> audited = new ListAppender<>();
    var audit = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("khabar.audit");
    audited.start();
    audit.addAppender(audited);
    try (Newsroom closed = Newsroom.open(TestDatabases.H2.settings(), Map.of())) {
      closed
          .context()
          .getBean(KeyStore.class)
          .create(new ApiKey.Terms("desk", Scope.USUAL, null, null, null));
      closed.post(
          "/v1/translations",
          Map.of("text", TEXT),
          "X-Request-Id",
          "logged-1",
          "traceparent",
          "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    } finally {
      audit.detachAppender(audited);
    }
    assertThat(audited.list).hasSize(1);
    JsonNode line = Newsroom.JSON.readTree(encoder.encode(audited.list.get(0)));
    assertThat(line.path("formattedMessage").asText()).contains("status=401");
    assertThat(line.path("mdc").path("request").asText()).isEqualTo("logged-1");
    assertThat(line.path("mdc").path("trace").asText())
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  private static HttpResponse<String> send(String path, String type, String accept, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        room.request(path, "Content-Type", type, "Accept", accept)
            .POST(BodyPublishers.ofString(body));
    return room.send(request);
  }
}
