package org.khabar.translate;

import java.time.Duration;
import java.time.Instant;
import org.khabar.engine.Lane;

/** Tells two watches what one is told. */
record WatchPair(TranslationWatch first, TranslationWatch second) implements TranslationWatch {
  @Override
  public void asked(int sentences) {
    first.asked(sentences);
    second.asked(sentences);
  }

  @Override
  public void begun(Lane lane, Instant since, Duration waited) {
    first.begun(lane, since, waited);
    second.begun(lane, since, waited);
  }

  @Override
  public void searched(int sourceTokens, int targetTokens) {
    first.searched(sourceTokens, targetTokens);
    second.searched(sourceTokens, targetTokens);
  }

  @Override
  public Repair repairing() {
    Repair one = first.repairing();
    Repair other = second.repairing();
    return faultless -> {
      one.ended(faultless);
      other.ended(faultless);
    };
  }

  @Override
  public void answered(boolean needsReview) {
    first.answered(needsReview);
    second.answered(needsReview);
  }
}
