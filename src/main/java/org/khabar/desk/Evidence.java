package org.khabar.desk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.TextRange;

/**
 * What a sentence of a brief stands on.
 *
 * @param block number of the block in the English article, from 0
 * @param english where in that block's English
 * @param source where in the raw Arabic article; null if the text was English already
 */
public record Evidence(int block, TextRange english, @Nullable TextRange source) {
  /** Where in the raw Arabic article. */
  public Optional<TextRange> arabic() {
    return Optional.ofNullable(source);
  }
}
