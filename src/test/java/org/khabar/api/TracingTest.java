package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khabar.api.TraceCollector.attribute;
import static org.khabar.api.TraceCollector.hex;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khabar.api.trace.UnusableTracingException;
import org.khabar.database.TestDatabases;

/** A service that sends traces, and the collector that it sends them to. */
class TracingTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";
  private static final String MARKED = "زرزورستان";
  private static final String TEXT = "وصل وزير " + MARKED + " مع 8713 رجلا. افتتح الرئيس المصنع.";

  private static TraceCollector collector;
  private static Newsroom room;

  @BeforeAll
  static void open() throws IOException {
    collector = TraceCollector.open();
    room =
        Newsroom.open(
            TestDatabases.H2.settings(),
            Map.of(
                "otel.traces.exporter",
                "otlp",
                "otel.exporter.otlp.endpoint",
                collector.address(),
                "otel.bsp.schedule.delay",
                "50",
                "khabar.cache-characters",
                0,
                "khabar.jobs.enabled",
                true,
                "khabar.jobs.polling",
                "100ms"));
  }

  @AfterAll
  static void close() {
    room.close();
    collector.close();
  }

  @Test
  void aRequestIsPartOfItsCallersTraceAndSoIsAllThatIsDoneForIt() throws Exception {
    HttpResponse<String> answer =
        room.post(
            "/v1/translations",
            Map.of("text", TEXT),
            "traceparent",
            "00-" + TRACE + "-" + CALLER + "-01",
            "X-Request-Id",
            "traced-1");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Span request = collector.await(span -> hex(span.getParentSpanId()).equals(CALLER));
    assertThat(request.getName()).isEqualTo("POST /v1/translations");
    assertThat(request.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(hex(request.getTraceId())).isEqualTo(TRACE);
    assertThat(attribute(request, "http.route").getStringValue()).isEqualTo("/v1/translations");
    assertThat(attribute(request, "http.response.status_code").getIntValue()).isEqualTo(200);
    assertThat(attribute(request, "khabar.request.id").getStringValue()).isEqualTo("traced-1");
    Span translation = collector.within(request, "khabar.translate");
    assertThat(attribute(translation, "khabar.sentences").getIntValue()).isEqualTo(2);
    assertThat(attribute(translation, "khabar.source.tokens").getIntValue()).isPositive();
    assertThat(attribute(translation, "khabar.target.tokens").getIntValue()).isPositive();
    assertThat(attribute(translation, "khabar.searches").getIntValue()).isGreaterThan(2);
    assertThat(attribute(translation, "khabar.sentences.review").getIntValue()).isPositive();
    Span queue = collector.within(translation, "khabar.queue");
    assertThat(attribute(queue, "khabar.lane").getStringValue()).isEqualTo("interactive");
    assertThat(queue.getStartTimeUnixNano()).isGreaterThan(0);
    Span repair = collector.within(translation, "khabar.repair");
    assertThat(attribute(repair, "khabar.faultless").getBoolValue()).isFalse();
    for (Span inner : List.of(translation, queue, repair)) {
      assertThat(hex(inner.getTraceId())).isEqualTo(TRACE);
      assertThat(inner.getEndTimeUnixNano()).isLessThanOrEqualTo(request.getEndTimeUnixNano());
    }
    String english =
        Newsroom.ok(answer)
            .path("translations")
            .path(0)
            .path("segments")
            .path(0)
            .path("text")
            .asText();
    assertThat(english).isNotBlank();
    assertThat(collector.all())
        .contains("service.name", "khabar", "traced-1")
        .doesNotContain(MARKED)
        .doesNotContain(english);
  }

  @Test
  void aStreamedAnswersSpanEndsWithTheStream() throws Exception {
    HttpResponse<String> answer =
        room.post("/v1/articles?store=false", Map.of("text", TEXT), "Accept", "text/event-stream");
    assertThat(answer.body()).contains("event: done");
    Span request = collector.await(span -> span.getName().equals("POST /v1/articles"));
    Span translation = collector.within(request, "khabar.translate");
    assertThat(request.getEndTimeUnixNano())
        .isGreaterThanOrEqualTo(translation.getEndTimeUnixNano());
    assertThat(attribute(translation, "khabar.sentences").getIntValue()).isEqualTo(2);
  }

  @Test
  void aWindowOfAJobIsATraceOfItsOwn() throws Exception {
    String job =
        Newsroom.JSON
            .readTree(
                room.post("/v1/jobs", List.of(Map.of("text", TEXT), Map.of("text", TEXT))).body())
            .path("id")
            .asText();
    Span window = collector.await(span -> span.getName().equals("khabar.job.window"));
    assertThat(window.getParentSpanId().isEmpty()).isTrue();
    assertThat(attribute(window, "khabar.job.id").getStringValue()).isEqualTo(job);
    assertThat(attribute(window, "khabar.job.items").getIntValue()).isEqualTo(2);
    Span translation = collector.within(window, "khabar.translate");
    assertThat(attribute(translation, "khabar.sentences").getIntValue()).isEqualTo(4);
  }

  @Test
  void aRefusalIsASpanWithItsStatusAndAFaultIsNoneOfTheServices() throws Exception {
    room.post("/v1/summaries", Map.of("text", ""), "X-Request-Id", "traced-2");
    Span refused =
        collector.await(
            span ->
                span.getName().equals("POST /v1/summaries")
                    && attribute(span, "khabar.request.id").getStringValue().equals("traced-2"));
    assertThat(attribute(refused, "http.response.status_code").getIntValue()).isEqualTo(400);
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
  }

  @Test
  void probesAndScrapesAreNotTraced() throws Exception {
    for (String path : List.of("/health/readiness", "/health/liveness", "/prometheus")) {
      room.get(path);
    }
    room.get("/v1/usage", "X-Request-Id", "after");
    collector.await(span -> span.getName().equals("GET /v1/usage"));
    assertThat(collector.spans())
        .noneMatch(span -> span.getName().contains("health"))
        .noneMatch(span -> span.getName().contains("prometheus"));
  }

  @ParameterizedTest
  @CsvSource({
    "otel.traces.exporter,jaegre,jaegre",
    "otel.exporter.otlp.endpoint,somewhere,somewhere",
    "otel.exporter.otlp.protocol,carrier-pigeon,carrier-pigeon"
  })
  void whatCannotBeSentIsSaidAtTheStart(String name, String value, String said) {
    Map<String, Object> settings =
        name.equals("otel.traces.exporter")
            ? Map.of(name, value)
            : Map.of("otel.traces.exporter", "otlp", name, value);
    assertThatThrownBy(() -> Newsroom.open(TestDatabases.H2.settings(), settings).close())
        .hasStackTraceContaining(UnusableTracingException.class.getName())
        .hasStackTraceContaining(said);
  }

  @Test
  void nothingOfItIsThereUnlessItIsAskedFor() {
    for (Map<String, Object> settings :
        List.of(Map.<String, Object>of(), Map.<String, Object>of("otel.traces.exporter", "none"))) {
      try (Newsroom untraced = Newsroom.open(TestDatabases.H2.settings(), settings)) {
        assertThat(untraced.context().containsBean(OpenTelemetry.class)).isFalse();
      }
    }
  }
}
