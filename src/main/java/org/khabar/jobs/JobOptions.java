package org.khabar.jobs;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a job asks for.
 *
 * @param priority jobs of a higher one go first, whenever they came
 * @param idempotencyKey the same key with the same content is the same job; null if there is none
 * @param webhook where completion is told; null if nowhere
 * @param owner whose the job is, and the idempotency key; empty for nobody's
 */
public record JobOptions(
    int priority, @Nullable String idempotencyKey, @Nullable URI webhook, String owner) {
  public static final int MIN_PRIORITY = -100;
  public static final int MAX_PRIORITY = 100;
  public static final int MAX_KEY_CHARACTERS = 255;

  /** A job like any other. */
  public static final JobOptions USUAL = new JobOptions(0, null, null, "");

  /**
   * @throws UploadException of kind {@link UploadException.Kind#OPTION} if one is out of range
   */
  public JobOptions {
    checkPriority(priority);
    if (idempotencyKey != null
        && (idempotencyKey.isBlank()
            || idempotencyKey.length() > MAX_KEY_CHARACTERS
            || idempotencyKey.indexOf('\0') >= 0)) {
      throw UploadException.option(
          "Idempotency-Key",
          "a key has from 1 to %d characters and is not blank".formatted(MAX_KEY_CHARACTERS));
    }
  }

  static void checkPriority(int priority) {
    if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
      throw UploadException.option(
          "priority",
          "a priority is from %d to %d, not %d".formatted(MIN_PRIORITY, MAX_PRIORITY, priority));
    }
  }
}
