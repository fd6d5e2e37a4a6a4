package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khabar.model.Fixtures;

class MeasuringCommandsTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void benchTimesASizeWithoutItsWeights() throws IOException {
    CommandRun run =
        CommandRun.of(
            "bench", "--architecture", "embedded", "--numerics", "int8", "--rounds", "1", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode figures = new ObjectMapper().readTree(run.out());
    assertThat(figures.path("architecture").asText()).isEqualTo("EMBEDDED");
    assertThat(figures.path("weights_mib").asInt()).isEqualTo(41);
    assertThat(figures.path("load_seconds").asDouble()).isPositive();
    assertThat(figures.path("ms_a_step_batch_1").asDouble()).isPositive();
    assertThat(figures.path("ms_a_step_batch_32").asDouble())
        .isGreaterThan(figures.path("ms_a_step_batch_1").asDouble());
  }

  @Test
  void benchReportsItsFiguresAsOneJsonObject() throws IOException {
    Path output = folder.resolve("dev.en");
    CommandRun run =
        CommandRun.withModel(
            "bench",
            "--source",
            sources(30),
            "--limit",
            "20",
            "--rounds",
            "1",
            "--latencies",
            "3",
            "--json",
            "--output",
            output.toString());
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode figures = new ObjectMapper().readTree(run.out());
    assertThat(figures.fieldNames())
        .toIterable()
        .contains(
            "model",
            "numerics",
            "workers",
            "beams",
            "sentences",
            "start_to_ready_seconds",
            "sentences_per_second",
            "sentences_per_second_by_round",
            "source_tokens_per_second",
            "target_tokens_per_second",
            "sentences_ended_by_model",
            "sentences_a_batch",
            "padding_share",
            "idle_row_share",
            "single_p50_ms",
            "single_p95_ms");
    assertThat(figures.path("model").asText()).isEqualTo("marian-joint");
    assertThat(figures.path("numerics").asText()).isEqualTo("FP32");
    assertThat(figures.path("sentences").asInt()).isEqualTo(20);
    assertThat(figures.path("sentences_per_second").asDouble()).isPositive();
    assertThat(figures.path("sentences_per_second_by_round")).hasSize(1);
    assertThat(figures.path("sentences_a_batch").asDouble()).isBetween(1.0, 20.0);
    assertThat(figures.path("padding_share").asDouble()).isBetween(0.0, 1.0);
    assertThat(figures.path("single_p50_ms").asDouble()).isPositive();
    assertThat(Files.readAllLines(output)).hasSize(20).contains("yes");
  }

  @Test
  void soakFindsTheEngineSound() throws IOException {
    CommandRun run = CommandRun.withModel("soak", "--source", sources(30), "--count", "60");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out().lines())
        .contains("sound")
        .anyMatch(line -> line.startsWith("0 native objects open, resident memory grew by "))
        .anyMatch(line -> line.startsWith("    60 translations, resident "));
  }

  @Test
  void loadNeedsClients() throws IOException {
    CommandRun none = CommandRun.withModel("load", "--source", sources(30), "--clients", "4,0");
    assertThat(none.code()).isEqualTo(Main.USAGE);
    assertThat(none.err()).contains("--clients must be 1 or more");
  }

  @Test
  void latencyIsThatOfAServiceThatHasJustStartedAndOfLaterRequests() throws IOException {
    CommandRun run =
        CommandRun.withModel(
            "latency",
            "--source",
            sources(30),
            "--starts",
            "1",
            "--sentences",
            "3",
            "--requests",
            "2");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("the first sentence of an article of 3, first request \\| 1 \\| \\d+ ")
        .containsPattern("the first sentence of an article of 3, later \\| 2 \\| \\d+ ")
        .containsPattern("a single sentence \\| 8 \\| \\d+ ");
    CommandRun none = CommandRun.withModel("latency", "--source", sources(30), "--starts", "0");
    assertThat(none.code()).isEqualTo(Main.USAGE);
  }

  @Test
  void confidenceIsReportedByGroupsOfScoresWithBoundsToCopy() throws IOException {
    List<String> english = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      english.add("The minister arrived.");
    }
    String reference = CommandRun.text(folder.resolve("dev.en"), english.toArray(String[]::new));
    CommandRun run =
        CommandRun.withModel(
            "evaluate-confidence", "--source", repeated(300), "--reference", reference);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().filter(line -> line.matches("\\| -?\\d.*"))).hasSize(10);
    assertThat(run.out())
        .containsPattern("\"confidence\": \\{\"high\": -?[0-9.]+, \"low\": -[0-9.]+\\}");
    CommandRun few =
        CommandRun.withModel(
            "evaluate-confidence", "--source", sources(20), "--reference", reference);
    assertThat(few.code()).isEqualTo(Main.USAGE);
    assertThat(few.err()).contains("300 of each are needed");
  }

  private String repeated(int count) throws IOException {
    List<String> some = Fixtures.sources(60);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(some.get(i % some.size()));
    }
    return CommandRun.text(folder.resolve("many.ar"), all.toArray(String[]::new));
  }

  private String sources(int count) throws IOException {
    return CommandRun.text(
        folder.resolve("dev.ar"), Fixtures.sources(count).toArray(String[]::new));
  }
}
