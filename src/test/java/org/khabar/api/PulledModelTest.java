package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khabar.model.hub.FetchListener;
import org.khabar.model.hub.HubRepository;
import org.khabar.model.hub.HubSettings;
import org.khabar.model.hub.LoopbackHub;
import org.khabar.model.hub.ModelFetcher;
import org.khabar.model.hub.ModelStore;
import org.khabar.model.hub.StoredModel;

/** A checkpoint with opus-mt's file names, from the hub to an answer over HTTP. */
class PulledModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final String ID = "Helsinki-NLP/opus-mt-tc-big-ar-en";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"weights-zip.bin", "weights-legacy.bin"})
  void aPulledCheckpointTranslatesAsTheReferenceDoes(String weights) throws Exception {
    StoredModel model = pull(weights);
    Map<String, Object> settings =
        Map.of(
            "khabar.model",
            model.folder().toString(),
            "khabar.beams",
            1,
            "khabar.numerics",
            "FP32",
            "khabar.workers",
            1,
            "khabar.repair",
            false,
            "micronaut.server.port",
            -1);
    JsonNode expected = JSON.readTree(FIXTURES.resolve("marian-spm/expected.json").toFile());
    List<String> sources = new ArrayList<>();
    List<String> references = new ArrayList<>();
    for (JsonNode sentence : expected.path("sentences")) {
      String source = sentence.path("source").asText();
      if (source.matches("[\\u0621-\\u064a][\\u0621-\\u064a0-9 ]{7,}\\.?") && sources.size() < 40) {
        sources.add(source);
        references.add(sentence.path("greedy_text").asText().strip());
      }
    }
    try (ApplicationContext context = ApplicationContext.run(settings)) {
      EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
      JsonNode answer = post(server.getURI(), "/v1/translations", Map.of("texts", sources));
      List<String> texts = new ArrayList<>();
      answer.path("translations").forEach(t -> texts.add(t.path("text").asText()));
      assertThat(texts).hasSizeGreaterThan(20).isEqualTo(references);
      assertThat(answer.path("stamp").path("model").asText()).isEqualTo(ID);
    }
  }

  @Test
  void aBartCheckpointWithOlderTokenizerFilesWritesBriefs() throws Exception {
    StoredModel model = pullBart();
    assertThat(model.task()).isEqualTo("summarization");
    Map<String, Object> settings =
        Map.of(
            "khabar.model", FIXTURES.resolve("marian-joint").toString(),
            "khabar.summary-model", model.folder().toString(),
            "khabar.beams", 1,
            "khabar.workers", 1,
            "micronaut.server.port", -1);
    String text = "The minister opened the factory in Cairo on Monday. ".repeat(12);
    try (ApplicationContext context = ApplicationContext.run(settings)) {
      EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
      JsonNode answer = post(server.getURI(), "/v1/summaries", Map.of("text", text));
      JsonNode sentences = answer.path("brief").path("sentences");
      assertThat(sentences.size()).isBetween(1, 2);
      for (JsonNode sentence : sentences) {
        assertThat(sentence.path("origin").asText()).isIn("extracted", "written", "fallback");
        assertThat(sentence.path("evidence").size()).isPositive();
      }
      assertThat(answer.path("stamp").path("settings").asText())
          .contains("briefs by sshleifer/distilbart-cnn-12-6");
    }
  }

  /** The names and layout of distilbart: vocab.json and merges.txt, weights of PyTorch's. */
  private StoredModel pullBart() throws Exception {
    String id = "sshleifer/distilbart-cnn-12-6";
    Path bart = FIXTURES.resolve("bart-tiny");
    try (LoopbackHub hub = new LoopbackHub().serving(id, FIXTURES.resolve("bart-bpe"))) {
      hub.with("ids.json")
          .with("config.json", Files.readAllBytes(bart.resolve("config.json")))
          .with(
              "generation_config.json", Files.readAllBytes(bart.resolve("generation_config.json")))
          .with("model.safetensors", Files.readAllBytes(bart.resolve("model.safetensors")));
      HubSettings settings = HubSettings.of(Map.of("HF_ENDPOINT", hub.endpoint().toString()));
      return new ModelFetcher(new ModelStore(folder), settings)
          .pull(HubRepository.parse(id), new Unheard());
    }
  }

  private StoredModel pull(String weights) throws Exception {
    try (LoopbackHub hub = new LoopbackHub().serving(ID, FIXTURES.resolve("marian-spm"))) {
      hub.with("bundle.json")
          .with("model.safetensors.index.json")
          .with("model-00001-of-00002.safetensors")
          .with("model-00002-of-00002.safetensors")
          .with("expected.json")
          .with("logits.safetensors")
          .with(
              "pytorch_model.bin", Files.readAllBytes(FIXTURES.resolve("torch").resolve(weights)));
      HubSettings settings = HubSettings.of(Map.of("HF_ENDPOINT", hub.endpoint().toString()));
      ModelStore store = new ModelStore(folder);
      return new ModelFetcher(store, settings).pull(HubRepository.parse(ID), new Unheard());
    }
  }

  private static final class Unheard implements FetchListener {
    @Override
    public void begins(String model, String licence, int files, long bytes) {}

    @Override
    public void comes(String file, long done, long all) {}
  }

  private static JsonNode post(URI server, String path, Object body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofMinutes(2))
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
