package org.khabar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.khabar.desk.OpenDesk;
import org.khabar.engine.Lane;

/**
 * One round of a load measurement.
 *
 * @param rate sentences answered a second
 * @param p50 median time of a request, in milliseconds
 * @param p95 time within which 95 % of the requests were answered
 * @param errors requests that were not answered with 200
 * @param residentMib resident memory at the end
 */
record LoadRound(double rate, long p50, long p95, long errors, long residentMib) {
  private static final int ARTICLE_SENTENCES = 20;
  private static final int WINDOW = 320;
  private static final ObjectMapper JSON = new ObjectMapper();

  String row(String name) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %d | %d | %d | %d |",
        name,
        rate,
        p50,
        p95,
        errors,
        residentMib);
  }

  /** The engine with as many sentences at hand as it likes, in this process. */
  static LoadRound ofEngine(OpenDesk desk, LoadTexts texts, int seconds) {
    Deque<CompletableFuture<?>> window = new ArrayDeque<>();
    Queue<Long> times = new ConcurrentLinkedQueue<>();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    long done = 0;
    while (System.nanoTime() < end) {
      while (window.size() < WINDOW) {
        window.add(desk.sentences().translate(texts.sentence(), Lane.INTERACTIVE));
      }
      window.remove().join();
      done++;
    }
    double rate = done * 1e9 / (System.nanoTime() - start);
    window.forEach(CompletableFuture::join);
    return of(rate, times, 0);
  }

  static LoadRound ofSentences(URI server, LoadTexts texts, int clients, int seconds) {
    return ofHttp(
        server.resolve("/v1/translations"),
        () -> json(texts.sentence()),
        "application/json",
        1,
        clients,
        seconds);
  }

  static LoadRound ofArticles(URI server, LoadTexts texts, int clients, int seconds) {
    return ofHttp(
        server.resolve("/v1/articles"),
        () -> texts.article(ARTICLE_SENTENCES),
        "text/plain;charset=utf-8",
        ARTICLE_SENTENCES,
        clients,
        seconds);
  }

  private static LoadRound ofHttp(
      URI uri, Supplier<String> bodies, String type, int sentences, int clients, int seconds) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Queue<Long> times = new ConcurrentLinkedQueue<>();
    AtomicLong errors = new AtomicLong();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    Thread[] threads =
        IntStream.range(0, clients)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          while (System.nanoTime() < end) {
                            call(client, uri, bodies.get(), type, times, errors);
                          }
                        }))
            .toArray(Thread[]::new);
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    double rate = (double) sentences * times.size() * 1e9 / (System.nanoTime() - start);
    return of(rate, times, errors.get());
  }

  private static void call(
      HttpClient client, URI uri, String body, String type, Queue<Long> times, AtomicLong errors) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long start = System.nanoTime();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status == 200) {
        times.add((System.nanoTime() - start) / 1_000_000);
        return;
      }
    } catch (IOException e) {
      // counted below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    errors.incrementAndGet();
  }

  private static String json(String text) {
    try {
      return JSON.writeValueAsString(Map.of("text", text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LoadRound of(double rate, Queue<Long> times, long errors) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    long p50 = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    long p95 = sorted.length == 0 ? 0 : sorted[(int) (sorted.length * 0.95)];
    return new LoadRound(rate, p50, p95, errors, ProcessFigures.resident().orElse(0) >> 20);
  }
}
