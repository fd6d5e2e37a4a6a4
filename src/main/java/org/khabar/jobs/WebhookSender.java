package org.khabar.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the end of jobs to those who asked for it, signed, until they have taken it. */
final class WebhookSender {
  static final int MAX_ATTEMPTS = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int AFTER_OK = 300;

  private final JobStore jobs;
  private final WebhookStore store;
  private final JobSettings settings;
  private final Clock clock;
  private final ObjectMapper mapper = new ObjectMapper();
  private @Nullable HttpClient client;

  WebhookSender(JobStore jobs, WebhookStore store, JobSettings settings, Clock clock) {
    this.jobs = jobs;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Tries to tell the end of a job.
   *
   * @return how long to wait before the next try; empty if there is to be none
   */
  Optional<Duration> send(String id) {
    Job job = jobs.find(id).orElse(null);
    if (job == null || job.webhook() == null) {
      return Optional.empty();
    }
    String fault = fault(job, URI.create(job.webhook().url()));
    if (fault == null) {
      store.record(id, "delivered", null, clock.instant());
      return Optional.empty();
    }
    boolean last = job.webhook().attempts() + 1 >= MAX_ATTEMPTS;
    int attempts = store.record(id, last ? "failed" : "pending", fault, null);
    return last ? Optional.empty() : Optional.of(settings.backoffAfter(attempts));
  }

  private @Nullable String fault(Job job, URI url) {
    if (settings.webhookSecret() == null) {
      return "khabar.jobs.webhook-secret is not set on this node";
    }
    // the JVM keeps the answer of this look-up for the call below: no second answer can differ
    Optional<String> refused = WebhookAddress.fault(url, settings.privateWebhooks());
    if (refused.isPresent()) {
      return refused.get();
    }
    try {
      String body = mapper.writeValueAsString(message(job));
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .header("User-Agent", "Khabar")
              .header(
                  WebhookSignature.HEADER,
                  WebhookSignature.of(settings.webhookSecret(), clock.instant(), body))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      int status = client().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= OK && status < AFTER_OK ? null : "it answered " + status;
    } catch (IOException e) {
      return "it cannot be reached: " + Optional.ofNullable(e.getMessage()).orElse(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the node was stopped";
    }
  }

  /** Made for the first webhook: a service without any starts sooner and holds less. */
  private synchronized HttpClient client() {
    HttpClient present = client;
    if (present == null) {
      present =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
      client = present;
    }
    return present;
  }

  private static Map<String, Object> message(Job job) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("event", "job.completed");
    message.put("id", job.id());
    message.put("total", job.total());
    message.put("succeeded", job.succeeded());
    message.put("failed", job.failed());
    Instant finished = job.finished();
    message.put("finishedAt", finished == null ? "" : finished.toString());
    return message;
  }
}
