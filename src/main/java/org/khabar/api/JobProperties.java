package org.khabar.api;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.khabar.jobs.JobSettings;

/**
 * What {@code khabar.jobs.*} in the configuration says.
 *
 * @param enabled whether this process takes jobs in and works on them
 * @param windows windows of 256 items that it works on at a time
 * @param attempts tries after which an item is set aside
 * @param backoff wait before the second try; it doubles with each further one
 * @param heartbeat how often a node says that it lives; it is taken for dead after six times this
 * @param polling how often an idle node looks for work
 * @param retention how long a job is kept after its end
 * @param maxItems most items of a job
 * @param webhookSecret key that webhooks are signed with; without one none are accepted
 * @param webhookPrivate whether webhooks may go to loopback, private and link-local addresses
 */
@ConfigurationProperties("khabar.jobs")
public record JobProperties(
    @Bindable(defaultValue = "true") boolean enabled,
    @Bindable(defaultValue = "2") @Min(1) @Max(64) int windows,
    @Bindable(defaultValue = "5") @Min(1) @Max(20) int attempts,
    @Bindable(defaultValue = "5s") Duration backoff,
    @Bindable(defaultValue = "5s") Duration heartbeat,
    @Bindable(defaultValue = "1s") Duration polling,
    @Bindable(defaultValue = "7d") Duration retention,
    @Bindable(defaultValue = "5000000") @Min(1) @Max(100_000_000) int maxItems,
    @Nullable String webhookSecret,
    @Bindable(defaultValue = "false") boolean webhookPrivate) {

  JobSettings settings() {
    return new JobSettings(
        windows,
        attempts,
        backoff,
        heartbeat,
        polling,
        retention,
        maxItems,
        webhookSecret,
        webhookPrivate);
  }
}
