package org.khabar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.khabar.desk.OpenDesk;
import org.khabar.engine.EngineCounters;
import org.khabar.engine.Lane;

/**
 * What was measured of one kind of load, in one window or several.
 *
 * @param seconds how long the windows were together
 * @param sentences sentences answered in them
 * @param times milliseconds that each request took which was answered in them
 * @param errors requests that were not answered with 200, in the windows or outside
 * @param residentMib resident memory at the end
 * @param work what the engine did from the round's beginning to its end
 */
record LoadRound(
    double seconds,
    long sentences,
    List<Long> times,
    long errors,
    long residentMib,
    EngineCounters.Snapshot work) {
  private static final int ARTICLE_SENTENCES = 20;
  private static final int IN_FLIGHT = 320;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Sentences answered a second. */
  double rate() {
    return sentences / seconds;
  }

  /** The same kind of load, measured again. */
  LoadRound and(LoadRound later) {
    return new LoadRound(
        seconds + later.seconds,
        sentences + later.sentences,
        Stream.concat(times.stream(), later.times.stream()).toList(),
        errors + later.errors,
        later.residentMib,
        work.plus(later.work));
  }

  String row(String name) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %d | %d | %d | %d | %.1f | %.1f | %.0f%% | %.0f%% | %.1f |",
        name,
        rate(),
        percentile(times, 0.5),
        percentile(times, 0.95),
        errors,
        residentMib,
        work.sentencesABatch(),
        work.rowsAStep(),
        100 * work.paddingShare(),
        100 * work.idleRowShare(),
        (double) work.targetTokens() / work.sentences());
  }

  /** The time that such a share of requests took at the most; 0 if there were none. */
  static long percentile(Collection<Long> times, double share) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * share)];
  }

  /** The engine with as many sentences at hand as it likes, in this process. */
  static LoadRound ofEngine(OpenDesk desk, LoadTexts texts, LoadWindow window) {
    EngineCounters.Snapshot before = desk.engine().counters();
    Deque<CompletableFuture<?>> flight = new ArrayDeque<>();
    AtomicLong done = new AtomicLong();
    while (!window.over()) {
      while (flight.size() < IN_FLIGHT) {
        flight.add(
            desk.sentences()
                .translate(texts.sentence(), Lane.INTERACTIVE)
                .thenRun(() -> count(done, 1, window)));
      }
      flight.remove().join();
    }
    flight.forEach(CompletableFuture::join);
    return new LoadRound(
        window.seconds(),
        done.get(),
        List.of(),
        0,
        resident(),
        desk.engine().counters().minus(before));
  }

  private static void count(AtomicLong done, int sentences, LoadWindow window) {
    if (window.covers(System.nanoTime())) {
      done.addAndGet(sentences);
    }
  }

  static LoadRound ofSentences(
      URI server, OpenDesk desk, LoadTexts texts, int clients, LoadWindow window) {
    Supplier<HttpRequest> requests =
        () -> request(server.resolve("/v1/translations"), "application/json", json(texts));
    return ofHttp(desk, requests, 1, clients, window);
  }

  static LoadRound ofArticles(
      URI server, OpenDesk desk, LoadTexts texts, int clients, LoadWindow window) {
    Supplier<HttpRequest> requests =
        () ->
            request(
                server.resolve("/v1/articles"),
                "text/plain;charset=utf-8",
                texts.article(ARTICLE_SENTENCES));
    return ofHttp(desk, requests, ARTICLE_SENTENCES, clients, window);
  }

  private static LoadRound ofHttp(
      OpenDesk desk,
      Supplier<HttpRequest> requests,
      int sentences,
      int clients,
      LoadWindow window) {
    EngineCounters.Snapshot before = desk.engine().counters();
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Queue<Long> times = new ConcurrentLinkedQueue<>();
    AtomicLong errors = new AtomicLong();
    Runnable calls =
        () -> {
          while (!window.over()) {
            long start = System.nanoTime();
            if (!answered(client, requests.get())) {
              errors.incrementAndGet();
            } else if (window.covers(System.nanoTime())) {
              times.add((System.nanoTime() - start) / 1_000_000);
            }
          }
        };
    List<Thread> threads = IntStream.range(0, clients).mapToObj(i -> new Thread(calls)).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return new LoadRound(
        window.seconds(),
        (long) sentences * times.size(),
        List.copyOf(times),
        errors.get(),
        resident(),
        desk.engine().counters().minus(before));
  }

  private static boolean answered(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static HttpRequest request(URI uri, String type, String body) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static String json(LoadTexts texts) {
    try {
      return JSON.writeValueAsString(Map.of("text", texts.sentence()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long resident() {
    return ProcessFigures.resident().orElse(0) >> 20;
  }
}
