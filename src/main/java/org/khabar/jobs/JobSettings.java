package org.khabar.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How jobs are run.
 *
 * @param windows windows that this node works on at a time
 * @param attempts tries after which an item is set aside
 * @param backoff wait before the second try; it doubles with each further one
 * @param heartbeat how often a node says that it lives; after six that are missed its windows are
 *     taken over
 * @param polling how often an idle node looks for work
 * @param retention how long a job is kept after its end
 * @param maxItems most items of a job
 * @param webhookSecret key that webhooks are signed with; null if none are sent
 * @param privateWebhooks whether webhooks may go to loopback, private and link-local addresses
 */
public record JobSettings(
    int windows,
    int attempts,
    Duration backoff,
    Duration heartbeat,
    Duration polling,
    Duration retention,
    int maxItems,
    @Nullable String webhookSecret,
    boolean privateWebhooks) {
  /** Items that are claimed, sorted by length and written together. */
  public static final int WINDOW = 256;

  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(10);

  public JobSettings {
    if (windows < 1 || attempts < 1 || maxItems < 1) {
      throw new IllegalArgumentException("windows, attempts and max-items must be 1 or more");
    }
  }

  /** What suits a node that does nothing else. */
  public static JobSettings usual() {
    return new JobSettings(
        2,
        5,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofDays(7),
        5_000_000,
        null,
        false);
  }

  /** The wait after so many tries. */
  Duration backoffAfter(int tries) {
    Duration wait = backoff.multipliedBy(1L << Math.min(20, Math.max(0, tries - 1)));
    return wait.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : wait;
  }
}
