package org.khabar.api;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.khabar.api.trace.RequestTrace;
import org.khabar.desk.OpenDesk;
import org.khabar.engine.Lane;

/**
 * Lets requests have their work done: at once, or behind all that are urgent; until a moment, or
 * however long it takes. What would wait too long is refused before any of it is begun.
 */
@Singleton
public final class Admission {
  private static final String DEADLINE = "Khabar-Deadline-Ms";
  private static final String LANE = "Khabar-Lane";
  private static final long LONGEST_MILLIS = 3_600_000;

  private final OpenDesk desk;
  private final Clock clock;
  private final Duration maxWait;

  Admission(OpenDesk desk, Clock clock, @Value("${khabar.max-wait:30s}") Duration maxWait) {
    this.desk = desk;
    this.clock = clock;
    this.maxWait = maxWait;
  }

  /**
   * What a request asks for in its headers {@code Khabar-Lane} ({@code interactive}, the default,
   * or {@code bulk}) and {@code Khabar-Deadline-Ms} (milliseconds from now, 1 to 3,600,000).
   *
   * @throws HttpStatusException if a header cannot be used
   * @throws org.khabar.engine.GenerationException.QueueFull if it would wait too long
   */
  public Urgency admit(HttpRequest<?> request) {
    Lane lane = request.getHeaders().findFirst(LANE).map(Admission::lane).orElse(Lane.INTERACTIVE);
    Optional<Instant> latest =
        request
            .getHeaders()
            .findFirst(DEADLINE)
            .map(written -> clock.instant().plusMillis(millis(written)));
    desk.engine().requireWithin(lane, maxWait);
    return new Urgency(lane, latest, RequestTrace.watch(request), Departure.of(request));
  }

  private static Lane lane(String written) {
    return Arrays.stream(Lane.values())
        .filter(lane -> lane.name().toLowerCase(Locale.ROOT).equals(written))
        .findFirst()
        .orElseThrow(() -> bad(LANE + " is interactive or bulk"));
  }

  private static long millis(String written) {
    if (written.matches("[0-9]{1,7}")) {
      long millis = Long.parseLong(written);
      if (millis >= 1 && millis <= LONGEST_MILLIS) {
        return millis;
      }
    }
    throw bad("%s is a number from 1 to %d".formatted(DEADLINE, LONGEST_MILLIS));
  }

  private static HttpStatusException bad(String said) {
    return new HttpStatusException(HttpStatus.BAD_REQUEST, said);
  }
}
