package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khabar.jobs.Job;
import org.khabar.jobs.WebhookStatus;

/**
 * A job, as JSON. Times are ISO 8601 in UTC.
 *
 * @param id its id
 * @param state {@code queued}, {@code running}, {@code paused}, {@code completed} or {@code
 *     cancelled}
 * @param priority jobs of a higher one go first
 * @param createdAt when its upload began
 * @param startedAt when it was begun
 * @param finishedAt when it was completed or cancelled
 * @param total items
 * @param done items with a result or an error
 * @param failed items with an error
 * @param itemsPerSecond how fast it is
 * @param secondsLeft how long the rest should take; absent if that is not known
 * @param results where its results are
 * @param webhook how far the telling of its completion has come
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
    String id,
    String state,
    int priority,
    String createdAt,
    @Nullable String startedAt,
    @Nullable String finishedAt,
    int total,
    int done,
    int failed,
    double itemsPerSecond,
    @Nullable Long secondsLeft,
    String results,
    @Nullable WebhookView webhook) {

  /**
   * A webhook.
   *
   * @param url where it goes
   * @param state waiting (for the job), pending, delivered, or failed (for good)
   * @param attempts tries so far
   * @param lastError what went wrong last
   * @param deliveredAt when it was taken
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record WebhookView(
      String url,
      String state,
      int attempts,
      @Nullable String lastError,
      @Nullable String deliveredAt) {
    static WebhookView of(WebhookStatus status) {
      return new WebhookView(
          status.url(),
          status.state(),
          status.attempts(),
          status.lastError(),
          text(status.delivered()));
    }
  }

  static JobView of(Job job) {
    return new JobView(
        job.id(),
        job.state().name().toLowerCase(Locale.ROOT),
        job.priority(),
        job.created().toString(),
        text(job.started()),
        text(job.finished()),
        job.total(),
        job.done(),
        job.failed(),
        Math.round(job.rate() * 10) / 10.0,
        job.timeLeft().map(Duration::toSeconds).orElse(null),
        "/v1/jobs/" + job.id() + "/results",
        job.webhook() == null ? null : WebhookView.of(job.webhook()));
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
