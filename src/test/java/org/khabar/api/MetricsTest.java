package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khabar.database.TestDatabases;

/** What a Prometheus sees of the service. */
class MetricsTest {
  private static final Path DASHBOARD = Path.of("deploy/grafana/khabar.json");
  private static final Pattern METRIC = Pattern.compile("\\b(?:khabar|http|jvm)_[a-z_]+");
  private static final String LEFT = "khabar_repairs_total{outcome=\"left\"}";

  private static Newsroom room;

  @BeforeAll
  static void open() {
    room =
        Newsroom.open(
            TestDatabases.H2.settings(),
            Map.of("khabar.jobs.enabled", true, "khabar.jobs.polling", "100ms"));
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void everyPanelOfTheDashboardHasItsMetrics() throws Exception {
    translate("وصل الوزير.");
    room.post("/v1/translations", Map.of("text", "خبر"), "Origin", "https://evil.example");
    Set<String> shown = new TreeSet<>();
    for (JsonNode panel : Newsroom.JSON.readTree(DASHBOARD.toFile()).path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        List<String> names =
            METRIC.matcher(target.path("expr").asText()).results().map(MatchResult::group).toList();
        assertThat(names).as(target.toString()).isNotEmpty();
        shown.addAll(names);
      }
    }
    String said = scrape();
    assertThat(shown)
        .hasSizeGreaterThan(10)
        .allSatisfy(name -> assertThat(said).containsPattern("(?m)^" + name + "[{ ]"));
  }

  @Test
  void waitsSentencesReviewsAndRepairsAreCounted() throws Exception {
    String text = "بلغ عدد القتلى 8713 شخصا. زار السفير 7 مدن.";
    String before = scrape();
    double marked = marked(translate(text));
    assertThat(marked).as("a model of chance loses a number").isPositive();
    String after = scrape();
    String waits = "khabar_queue_wait_seconds_count{lane=\"interactive\"}";
    assertThat(risen(before, after, waits)).isGreaterThanOrEqualTo(2);
    assertThat(after).contains("khabar_queue_wait_seconds_bucket{lane=\"bulk\",le=\"1.0\"}");
    assertThat(risen(before, after, "khabar_sentences_total")).isEqualTo(2);
    assertThat(risen(before, after, "khabar_sentences_review_total")).isEqualTo(marked);
    assertThat(risen(before, after, LEFT)).isEqualTo(marked);
    translate(text);
    String again = scrape();
    assertThat(risen(after, again, "khabar_sentences_review_total"))
        .as("a sentence of the cache is answered, and marked, all the same")
        .isEqualTo(marked);
    assertThat(risen(after, again, LEFT)).isZero();
  }

  private static double marked(JsonNode answer) {
    double marked = 0;
    for (JsonNode segment : answer.path("translations").path(0).path("segments")) {
      marked += segment.path("needsReview").asBoolean() ? 1 : 0;
    }
    return marked;
  }

  private static JsonNode translate(String text) throws Exception {
    return Newsroom.ok(room.post("/v1/translations", Map.of("text", text)));
  }

  private static String scrape() throws Exception {
    return room.get("/prometheus").body();
  }

  private static double risen(String before, String after, String name) {
    return value(after, name) - value(before, name);
  }

  private static double value(String scraped, String name) {
    List<String> lines = scraped.lines().filter(line -> line.startsWith(name + " ")).toList();
    assertThat(lines).as(name + " in " + scraped).hasSize(1);
    return Double.parseDouble(lines.get(0).substring(name.length() + 1));
  }
}
