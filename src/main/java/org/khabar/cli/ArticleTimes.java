package org.khabar.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.khabar.engine.Lane;

/**
 * How soon the English of an article came that was asked for as a stream of events.
 *
 * @param first milliseconds until a sentence was there
 * @param whole milliseconds until all of it was
 */
record ArticleTimes(long first, long whole) {
  private static final int OK = 200;

  /**
   * Asks for a stream and reads it to its end.
   *
   * @param nanos {@link System#nanoTime}
   * @throws IOException if there is no sentence in it, or no end
   */
  static ArticleTimes of(HttpClient http, URI server, LoadRequest request, LongSupplier nanos)
      throws IOException, InterruptedException {
    long start = nanos.getAsLong();
    HttpResponse<Stream<String>> answer =
        http.send(
            request.on(server, Lane.INTERACTIVE, BodyPublishers.ofString(request.body())),
            BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      if (answer.statusCode() != OK) {
        throw new IOException("status " + answer.statusCode());
      }
      return read(lines.iterator(), () -> (nanos.getAsLong() - start) / 1_000_000);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static ArticleTimes read(Iterator<String> lines, LongSupplier millis) throws IOException {
    long first = -1;
    while (lines.hasNext()) {
      switch (lines.next()) {
        case "event: segment" -> first = first < 0 ? millis.getAsLong() : first;
        case "event: done" -> {
          if (first < 0) {
            throw new IOException("the stream had no sentence");
          }
          return new ArticleTimes(first, millis.getAsLong());
        }
        case "event: problem" -> throw new IOException("the stream ended with " + lines.next());
        default -> {}
      }
    }
    throw new IOException("the stream was cut");
  }
}
