package org.khabar.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the telling of a job's completion has come.
 *
 * @param url where it is told
 * @param state {@code waiting} for the job, {@code pending}, {@code delivered} or {@code failed}
 *     for good
 * @param attempts tries so far
 * @param lastError what went wrong last; null if nothing did
 * @param delivered when it was taken; null before
 */
public record WebhookStatus(
    String url,
    String state,
    int attempts,
    @Nullable String lastError,
    @Nullable Instant delivered) {}
