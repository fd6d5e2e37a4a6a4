package org.khabar.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands.
 *
 * @param id its id
 * @param state what it is up to
 * @param priority jobs of a higher one go first
 * @param created when its upload began
 * @param started when its first window began; null before
 * @param finished when it was completed or cancelled; null before
 * @param total items
 * @param succeeded items that are in English
 * @param failed items that could not be used, or were set aside
 * @param rate items a second, lately; 0 if not known
 * @param webhook where its completion is told; null if nowhere
 * @param owner whose it is; empty for nobody's
 */
public record Job(
    String id,
    JobState state,
    int priority,
    Instant created,
    @Nullable Instant started,
    @Nullable Instant finished,
    int total,
    int succeeded,
    int failed,
    double rate,
    @Nullable WebhookStatus webhook,
    String owner) {

  /** Items that are done with, in whatever way. */
  public int done() {
    return succeeded + failed;
  }

  /** How long the rest should take; empty if it is not under way, or the rate not known. */
  public Optional<Duration> timeLeft() {
    return state == JobState.RUNNING && rate > 0
        ? Optional.of(Duration.ofSeconds((long) Math.ceil((total - done()) / rate)))
        : Optional.empty();
  }
}
