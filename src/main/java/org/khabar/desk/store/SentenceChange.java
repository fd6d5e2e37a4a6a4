package org.khabar.desk.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.TextRange;

/**
 * A sentence that an update added, removed or changed.
 *
 * @param before the sentence as it was; null if it was added
 * @param after the sentence as it is; null if it was removed
 */
public record SentenceChange(@Nullable Side before, @Nullable Side after) {

  /**
   * A sentence of one of the two articles.
   *
   * @param number its number in its article, from 0
   * @param block number of its block
   * @param range where it stands in the block's English
   * @param source where its Arabic stands in the raw article
   * @param text its English
   */
  public record Side(int number, int block, TextRange range, TextRange source, String text) {}

  /** What happened to it. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  public Kind kind() {
    return before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
  }

  public Optional<Side> old() {
    return Optional.ofNullable(before);
  }

  public Optional<Side> now() {
    return Optional.ofNullable(after);
  }
}
