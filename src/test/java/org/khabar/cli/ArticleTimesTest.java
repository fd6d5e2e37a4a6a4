package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whether what is called the first sentence is one. */
class ArticleTimesTest {
  private static final String SOURCE = "event: source\ndata: {}\n\n";
  private static final String SEGMENT = "event: segment\ndata: {}\n\n";
  private static final String DONE = "event: done\ndata: {}\n\n";

  /** Asks a server that answers so, by a clock that goes on a second whenever it is read. */
  private static ArticleTimes timed(int status, String events)
      throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/articles",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(events.getBytes(StandardCharsets.UTF_8));
          }
        });
    server.start();
    try {
      AtomicLong seconds = new AtomicLong();
      LoadTexts texts = new LoadTexts(List.of("وصل الوزير."));
      return ArticleTimes.of(
          HttpClient.newHttpClient(),
          URI.create("http://localhost:" + server.getAddress().getPort()),
          LoadRequest.article(texts, 2, true),
          () -> seconds.getAndIncrement() * 1_000_000_000L);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theFirstSentenceIsNeitherTheSourceNorTheEnd() throws Exception {
    assertThat(timed(200, SOURCE + SEGMENT + SEGMENT + DONE))
        .isEqualTo(new ArticleTimes(1000, 2000));
  }

  @Test
  void whatIsNoWholeArticleIsNotTimed() {
    assertThatThrownBy(() -> timed(200, SOURCE + DONE)).hasMessage("the stream had no sentence");
    assertThatThrownBy(() -> timed(200, SOURCE + SEGMENT)).hasMessage("the stream was cut");
    assertThatThrownBy(() -> timed(503, "{}")).hasMessage("status 503");
    assertThatThrownBy(() -> timed(200, SEGMENT + "event: problem\ndata: {\"status\":503}\n\n"))
        .hasMessage("the stream ended with data: {\"status\":503}");
  }
}
