package org.khabar.translate;

import java.util.concurrent.atomic.LongAdder;

/** Counts what became of sentences. Counting never blocks. */
public final class TranslationCounters implements TranslationWatch {
  private final LongAdder sentences = new LongAdder();
  private final LongAdder reviews = new LongAdder();
  private final LongAdder mended = new LongAdder();
  private final LongAdder left = new LongAdder();

  @Override
  public Repair repairing() {
    return faultless -> (faultless ? mended : left).increment();
  }

  @Override
  public void answered(boolean needsReview) {
    sentences.increment();
    if (needsReview) {
      reviews.increment();
    }
  }

  /** Sentences that were answered, wherever their English is from. */
  public long sentences() {
    return sentences.sum();
  }

  /** Sentences among them that a reader should compare with their source. */
  public long reviews() {
    return reviews.sum();
  }

  /** Sentences in which no fault was left after further tries. */
  public long mended() {
    return mended.sum();
  }

  /** Sentences in which further tries left fault, or of which nothing came. */
  public long left() {
    return left.sum();
  }
}
