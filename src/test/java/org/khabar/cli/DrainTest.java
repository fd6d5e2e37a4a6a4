package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khabar.api.keys.LocalDoor;

/** A process of its own that is asked to end, as a system asks it. */
class DrainTest {
  private static final Pattern ADDRESS = Pattern.compile("serving at (\\S+)");
  private static final int ARTICLES = 12;

  @TempDir private Path home = Path.of("");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void whatWasLetInIsAnsweredToItsEndAndNothingElseIsBegun() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dai.djl.offline=true",
                "-Dkhabar.home=" + home,
                "-Dkhabar.drain.announcement=1s",
                "org.khabar.cli.Main",
                "serve",
                "--port",
                "0",
                "--model",
                "src/test/resources/fixtures/marian-joint",
                "--workers",
                "1")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      URI server = address(said);
      assertThat(LocalDoor.in(home)).isPresent();
      String story = "وصل الوزير إلى المصنع في المدينة صباح أمس.\n\n".repeat(60);
      List<CompletableFuture<HttpResponse<String>>> stories = new ArrayList<>();
      for (int i = 0; i < ARTICLES; i++) {
        String accept = i % 2 == 0 ? "application/json" : "text/event-stream";
        stories.add(send(server.resolve("/v1/articles"), accept, i + " " + story));
      }
      stories.get(0).join();
      process.toHandle().destroy();
      int turnedAway = 0;
      for (int i = 0; i < 200 && process.isAlive() && turnedAway == 0; i++) {
        turnedAway = turnedAway(server);
      }
      assertThat(turnedAway).as("a new request is told to come again").isEqualTo(503);
      for (int i = 0; i < ARTICLES; i++) {
        HttpResponse<String> answer = stories.get(i).join();
        if (answer.statusCode() == 503) {
          continue; // it came after the word to end
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(i % 2 == 0 ? "\"stamp\"" : "event: done");
      }
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(LocalDoor.in(home)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  private int turnedAway(URI server) throws Exception {
    try {
      HttpResponse<String> answer =
          send(server.resolve("/v1/translations"), "application/json", "").join();
      if (answer.statusCode() == 503) {
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        return 503;
      }
    } catch (java.util.concurrent.CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(ConnectException.class);
    }
    return 0;
  }

  private CompletableFuture<HttpResponse<String>> send(URI uri, String accept, String text) {
    return http.sendAsync(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "text/plain")
            .header("Accept", accept)
            .POST(HttpRequest.BodyPublishers.ofString(text))
            .build(),
        BodyHandlers.ofString());
  }

  private static URI address(BufferedReader said) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        return URI.create(matcher.group(1));
      }
    }
    throw new AssertionError(all.toString());
  }
}
