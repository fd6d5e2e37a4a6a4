package org.khabar.translate;

import java.util.List;
import java.util.function.UnaryOperator;
import org.khabar.arabic.TextRange;

/**
 * A word of an English text with the words of the source that it says.
 *
 * @param target where the English word stands, without the punctuation around it
 * @param sources where the words of the source stand, in order; at least one
 */
public record WordLink(TextRange target, List<TextRange> sources) {
  public WordLink {
    sources = List.copyOf(sources);
  }

  /** The same link within a source and an English text that these ones are parts of. */
  WordLink shifted(int sourceOffset, int targetOffset) {
    return moved(range -> range.shifted(sourceOffset), range -> range.shifted(targetOffset));
  }

  /** The same link with its ranges moved into other texts. */
  WordLink moved(UnaryOperator<TextRange> inSource, UnaryOperator<TextRange> inTarget) {
    return new WordLink(inTarget.apply(target), sources.stream().map(inSource).distinct().toList());
  }
}
