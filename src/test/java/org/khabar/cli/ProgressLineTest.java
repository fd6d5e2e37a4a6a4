package org.khabar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter err = new StringWriter();
  private final SteppedClock clock = new SteppedClock();

  @Test
  void shortWorkIsSilent() {
    try (ProgressLine progress = progress(true)) {
      steps(progress, 9, Duration.ofMillis(111));
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theRateIsSaidAfterASecond() {
    try (ProgressLine progress = progress(false)) {
      steps(progress, 50, Duration.ofMillis(40));
    }
    assertThat(err.toString())
        .isEqualTo("25 sentences, 1 s, 25.0 a second" + System.lineSeparator());
  }

  @Test
  void elsewhereThanOnATerminalALineComesEveryTenSeconds() {
    try (ProgressLine progress = progress(false)) {
      steps(progress, 30, Duration.ofSeconds(1));
    }
    assertThat(err.toString().lines())
        .containsExactly(
            "1 sentences, 1 s, 1.0 a second",
            "11 sentences, 11 s, 1.0 a second",
            "21 sentences, 21 s, 1.0 a second");
  }

  @Test
  void onATerminalOneLineIsRewrittenAndThenEnded() {
    try (ProgressLine progress = progress(true)) {
      steps(progress, 14, Duration.ofMillis(100));
      assertThat(err.toString())
          .isEqualTo(
              "\r10 sentences, 1 s, 10.0 a second   \r12 sentences, 1 s, 10.0 a second   "
                  + "\r14 sentences, 1 s, 10.0 a second   ");
    }
    assertThat(err.toString()).endsWith(System.lineSeparator());
  }

  private ProgressLine progress(boolean terminal) {
    return new ProgressLine(new PrintWriter(err), clock, terminal);
  }

  private void steps(ProgressLine progress, int count, Duration each) {
    for (int i = 0; i < count; i++) {
      clock.advance(each);
      progress.step();
    }
  }

  /** A clock that moves when it is told to. */
  private static final class SteppedClock extends Clock {
    private Instant now = Instant.parse("2024-08-18T22:14:00Z");

    void advance(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("instants only");
    }
  }
}
