package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page is served. */
@MicronautTest(transactional = false)
@Property(name = "khabar.model", value = "src/test/resources/fixtures/marian-joint")
@Property(name = "khabar.workers", value = "1")
@Property(name = "micronaut.server.port", value = "-1")
class PageHeadersTest {
  private static final Path FONTS = Path.of("src/main/resources/web/fonts");

  @Inject private EmbeddedServer server;

  private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/page/main.js", "/samples/train-line.txt", "/v1/nothing"})
  void nothingForeignRunsAndNoFrameShowsIt(String path) throws Exception {
    HttpHeaders headers = get(path).headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("script-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
  }

  @Test
  void thePageIsAskedForAgainAndAFontIsNot() throws Exception {
    HttpResponse<byte[]> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
    for (Path font : fonts()) {
      HttpResponse<byte[]> answer = get("/fonts/" + font.getFileName());
      assertThat(answer.body()).isEqualTo(Files.readAllBytes(font));
      assertThat(answer.headers().allValues("Cache-Control"))
          .containsExactly("public, max-age=31536000, immutable");
    }
  }

  @Test
  void aFontsNameSaysWhatItContains() throws Exception {
    assertThat(fonts()).hasSize(3);
    for (Path font : fonts()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(font));
      assertThat(font.getFileName().toString())
          .contains("." + HexFormat.of().formatHex(hash).substring(0, 8) + ".");
    }
  }

  private static List<Path> fonts() throws IOException {
    try (var files = Files.list(FONTS)) {
      return files.filter(file -> file.toString().endsWith(".woff2")).toList();
    }
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.getURI() + path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }
}
