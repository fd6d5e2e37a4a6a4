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
      JsonNode answer = post(server.getURI(), Map.of("texts", sources));
      List<String> texts = new ArrayList<>();
      answer.path("translations").forEach(t -> texts.add(t.path("text").asText()));
      assertThat(texts).hasSizeGreaterThan(20).isEqualTo(references);
      assertThat(answer.path("stamp").path("model").asText()).isEqualTo(ID);
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

  private static JsonNode post(URI server, Object body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/v1/translations"))
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
