package org.khabar.translate;

import java.time.Duration;
import java.time.Instant;
import org.khabar.engine.Lane;
import org.khabar.engine.QueueWatch;

/**
 * Told of the work that is done on texts: for figures and traces, so never what they say. What
 * several wait for is told to the one who asked first. It is called on the threads that do the
 * work, on several at a time, and must neither block nor throw.
 */
public interface TranslationWatch extends QueueWatch {
  /** Wants to know nothing. */
  TranslationWatch NONE = new TranslationWatch() {};

  /** So many sentences of a text are about to be looked up or translated. */
  default void asked(int sentences) {}

  @Override
  default void begun(Lane lane, Instant since, Duration waited) {}

  /** A search has ended, of which a sentence may take several; tokens of its best hypothesis. */
  default void searched(int sourceTokens, int targetTokens) {}

  /**
   * The checks found fault in a sentence, for which further tries begin.
   *
   * @return told of their end
   */
  default Repair repairing() {
    return faultless -> {};
  }

  /** A sentence has its English, wherever that is from. */
  default void answered(boolean needsReview) {}

  /** Both this and another. */
  default TranslationWatch and(TranslationWatch other) {
    return this == NONE ? other : new WatchPair(this, other);
  }

  /** Further tries at a sentence. */
  @FunctionalInterface
  interface Repair {
    /** They ended; whether the checks find no fault any more. */
    void ended(boolean faultless);
  }
}
