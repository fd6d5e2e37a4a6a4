package org.khabar.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;

/**
 * The first requests of a service's life, made by itself: so that the classes that they need are
 * among those that the launcher keeps for later starts.
 */
final class Rehearsal {
  private static final String SENTENCE = "وصل الرئيس إلى باكو يوم الأحد.";
  private static final int SENTENCES = 4;
  private static final long LOOK_MILLIS = 20;
  private static final int LOOKS = 3000;
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;

  Rehearsal(URI server) {
    this.server = server;
  }

  /** Waits until the service is ready and makes the requests, whatever is answered. */
  void run() throws InterruptedException {
    try {
      HttpRequest readiness = HttpRequest.newBuilder(server.resolve("/health/readiness")).build();
      for (int look = 0; look < LOOKS && status(readiness) != OK; look++) {
        Thread.sleep(LOOK_MILLIS);
      }
      post("/v1/translations", "application/json", "{\"text\":\"" + SENTENCE + "\"}");
      post(
          "/v1/articles",
          "text/plain;charset=utf-8",
          String.join("\n\n", Collections.nCopies(SENTENCES, SENTENCE)));
    } catch (IOException e) {
      // fewer classes are kept
    }
  }

  private void post(String path, String type, String body)
      throws IOException, InterruptedException {
    status(
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private int status(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
