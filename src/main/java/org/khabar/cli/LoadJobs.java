package org.khabar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.BitSet;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.khabar.engine.Lane;

/** Jobs of single sentences that are sent one after another, and what became of them. */
final class LoadJobs {
  /** Items of a job. */
  static final int ITEMS = 60;

  private static final int OK = 200;
  private static final long LOOK_MILLIS = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final LoadTexts texts;
  private final Queue<Sent> accepted = new ConcurrentLinkedQueue<>();

  LoadJobs(LoadTexts texts) {
    this.texts = texts;
  }

  /** A job that was taken in. */
  private record Sent(String id, int characters) {}

  /** Sends jobs until the load ends, each after the one before. */
  void send(URI server, Load load) throws InterruptedException {
    while (load.goesOn()) {
      StringBuilder items = new StringBuilder();
      int characters = 0;
      for (int i = 0; i < ITEMS; i++) {
        String sentence = texts.sentence();
        characters += sentence.length();
        items.append(item(i, sentence)).append('\n');
      }
      LoadAnswer answer = post(server, items.toString());
      load.tally().add(Lane.BULK, answer);
      if (answer.ending() == LoadAnswer.Ending.ACCEPTED) {
        Sent sent = new Sent(id(answer), characters);
        accepted.add(sent);
        watch(server, sent, load);
      } else {
        Thread.sleep(LOOK_MILLIS);
      }
    }
  }

  private static String item(int index, String sentence) {
    try {
      return JSON.writeValueAsString(Map.of("id", String.valueOf(index), "text", sentence));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private LoadAnswer post(URI server, String items) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(server.resolve("/v1/jobs"))
                  .header("Content-Type", "application/x-ndjson")
                  .POST(BodyPublishers.ofString(items))
                  .build(),
              BodyHandlers.ofString());
      return LoadAnswer.of(answer.statusCode(), answer.headers(), answer.body(), false);
    } catch (IOException e) {
      return LoadAnswer.failed(e, false);
    }
  }

  private static String id(LoadAnswer answer) {
    try {
      return JSON.readTree(answer.said().substring(answer.said().indexOf('{'))).path("id").asText();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts what gets done of a job until it is, or the load ends. */
  private void watch(URI server, Sent job, Load load) throws InterruptedException {
    int before = 0;
    while (load.goesOn()) {
      Thread.sleep(LOOK_MILLIS);
      int done = done(server, job.id());
      if (done > before && load.window().covers(System.nanoTime())) {
        load.tally().addCharacters(Lane.BULK, (long) job.characters() * (done - before) / ITEMS);
      }
      before = Math.max(before, done);
      if (done == ITEMS) {
        return;
      }
    }
  }

  /** Items of a job that are done; -1 if nobody says. */
  private int done(URI server, String id) throws InterruptedException {
    try {
      HttpResponse<String> answer = get(server.resolve("/v1/jobs/" + id));
      return answer.statusCode() == OK ? JSON.readTree(answer.body()).path("done").asInt() : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /**
   * What became of all jobs that were taken in.
   *
   * @param accepted jobs taken in
   * @param open jobs among them that were not at their end
   * @param sound jobs that came to their end with a translation of each item, once
   * @param faults what is wrong with the others
   */
  record Outcome(int accepted, int open, int sound, Queue<String> faults) {}

  /**
   * Waits until all jobs have come to their end, so long at the most, and looks at their results.
   */
  Outcome outcome(URI server, long seconds) throws IOException, InterruptedException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    Queue<String> faults = new ConcurrentLinkedQueue<>();
    int open = 0;
    int sound = 0;
    for (Sent job : accepted) {
      int done = done(server, job.id());
      open += done < ITEMS ? 1 : 0;
      while (done < ITEMS && System.nanoTime() < end) {
        Thread.sleep(LOOK_MILLIS);
        done = done(server, job.id());
      }
      String fault = fault(get(server.resolve("/v1/jobs/" + job.id() + "/results")).body());
      if (fault.isEmpty()) {
        sound++;
      } else {
        faults.add(job.id() + ": " + fault);
      }
    }
    return new Outcome(accepted.size(), open, sound, faults);
  }

  /** What is wrong with results; empty if nothing is. */
  private static String fault(String results) throws IOException {
    BitSet seen = new BitSet();
    for (String line : results.lines().toList()) {
      JsonNode result = JSON.readTree(line);
      int index = result.path("index").asInt(-1);
      boolean translated = !result.at("/translation/text").asText().isBlank();
      if (index < 0 || index >= ITEMS || seen.get(index) || !translated) {
        return "this result is there twice, or wrong: " + line;
      }
      seen.set(index);
    }
    return seen.cardinality() == ITEMS
        ? ""
        : "%d results of %d".formatted(seen.cardinality(), ITEMS);
  }
}
