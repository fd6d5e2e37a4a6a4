package org.khabar.translate;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** English that stands above what a model would write, by the cleaned Arabic sentence. */
@FunctionalInterface
public interface TranslationMemory {
  /** The one that knows nothing. */
  TranslationMemory EMPTY = sentences -> Map.of();

  /**
   * The English of those of some sentences that it knows; never fails, as translation goes on
   * without.
   */
  Map<String, Remembered> find(Collection<String> sentences);

  /**
   * The English of a sentence.
   *
   * @param text the English
   * @param score as a segment's
   * @param complete whether it is known not to break off
   * @param origin who wrote it
   */
  record Remembered(String text, double score, boolean complete, SegmentOrigin origin) {
    /** What a person has written. */
    public static Remembered corrected(String text) {
      return new Remembered(text, 0, true, SegmentOrigin.MEMORY);
    }
  }

  /** What it knows of these sentences, looked up once and for all. */
  default TranslationMemory of(Collection<String> sentences) {
    Map<String, Remembered> known = find(sentences);
    return known.isEmpty() ? EMPTY : wanted -> known;
  }

  /** This memory, and another for what it does not know. */
  default TranslationMemory before(TranslationMemory other) {
    return sentences -> {
      Map<String, Remembered> known = new HashMap<>(other.find(sentences));
      known.putAll(find(sentences));
      return known;
    };
  }
}
