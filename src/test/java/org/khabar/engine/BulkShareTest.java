package org.khabar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BulkShareTest {
  private final BulkShare share = new BulkShare();

  private void worked(Lane lane, int times, long millis) {
    for (int i = 0; i < times; i++) {
      share.worked(lane, Duration.ofMillis(millis));
    }
  }

  @Test
  void bulkWorkThatHadNothingIsNextAfterAnyInteractiveBatch() {
    assertThat(share.isBulksTurn()).isFalse();
    worked(Lane.INTERACTIVE, 1, 200);
    assertThat(share.isBulksTurn()).isTrue();
    worked(Lane.BULK, 1, 30);
    assertThat(share.isBulksTurn()).isFalse();
  }

  @Test
  void bulkWorkThatHadTheEngineToItselfWaitsForABurstOfNineSeconds() {
    worked(Lane.BULK, 600, 100);
    worked(Lane.INTERACTIVE, 89, 100);
    assertThat(share.isBulksTurn()).isFalse();
    worked(Lane.INTERACTIVE, 2, 100);
    assertThat(share.isBulksTurn()).isTrue();
  }

  @Test
  void whatBulkWorkGotLatelyIsFromATenthToAll() {
    assertThat(share.present()).isEqualTo(1);
    worked(Lane.INTERACTIVE, 600, 100);
    assertThat(share.present()).isEqualTo(0.1);
    for (int i = 0; i < 300; i++) {
      worked(Lane.INTERACTIVE, 1, 100);
      worked(Lane.BULK, 1, 100);
    }
    assertThat(share.present()).isBetween(0.45, 0.55);
    share.rest();
    assertThat(share.present()).isEqualTo(1);
  }

  @Test
  void aClockThatIsSetBackOwesNothing() {
    worked(Lane.BULK, 1, -5000);
    worked(Lane.INTERACTIVE, 1, -5000);
    assertThat(share.isBulksTurn()).isFalse();
    assertThat(share.present()).isEqualTo(1);
  }
}
