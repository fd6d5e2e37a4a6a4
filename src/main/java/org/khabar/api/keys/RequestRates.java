package org.khabar.api.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often each key is used, by this node: a bucket of as many requests as the key has a minute,
 * refilled evenly. Answers tell how full it is in the headers of
 * draft-ietf-httpapi-ratelimit-headers-10.
 */
@Singleton
final class RequestRates {
  private static final String USED = "khabar.rate";
  private static final int WINDOW_SECONDS = 60;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().expireAfterAccess(Duration.ofHours(1)).build();
  private final TimeMeter meter;

  RequestRates(Clock clock) {
    this.meter =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
          }

          @Override
          public boolean isWallClockBased() {
            return true;
          }
        };
  }

  private record Use(int rate, ConsumptionProbe probe) {}

  /**
   * Counts a request.
   *
   * @throws RefusedException if the key is used too often
   */
  void count(HttpRequest<?> request, Caller caller) {
    ApiKey key = caller.key();
    if (key == null || key.terms().rate().isEmpty()) {
      return;
    }
    int rate = key.terms().rate().getAsInt();
    Bucket bucket = buckets.get(key.id(), id -> bucket(rate));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    request.setAttribute(USED, new Use(rate, probe));
    if (!probe.isConsumed()) {
      throw new RefusedException(
          RefusedException.Kind.RATE,
          "the key %s… has %d requests a minute".formatted(key.prefix(), rate),
          Map.of("Retry-After", String.valueOf(seconds(probe.getNanosToWaitForRefill()))));
    }
  }

  private Bucket bucket(int rate) {
    return Bucket.builder()
        .withCustomTimePrecision(meter)
        .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, Duration.ofMinutes(1)))
        .build();
  }

  /** Tells in an answer how much of the rate is left. */
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(USED, Use.class)
        .ifPresent(
            use -> {
              response.header(
                  "RateLimit-Policy", "\"requests\";q=%d;w=%d".formatted(use.rate, WINDOW_SECONDS));
              response.header(
                  "RateLimit",
                  "\"requests\";r=%d;t=%d"
                      .formatted(
                          use.probe.getRemainingTokens(),
                          seconds(use.probe.getNanosToWaitForReset())));
            });
  }

  private static long seconds(long nanos) {
    return Math.max(1, (long) Math.ceil(nanos / 1e9));
  }
}
