package org.khabar.summarize;

/**
 * How long a summary may be.
 *
 * @param sentences sentences at most, from 1 to 20
 * @param words words at most, all sentences together, from 5 to 1000; a word is what stands between
 *     spaces
 */
public record SummaryLimits(int sentences, int words) {
  public SummaryLimits {
    requireBetween("sentences", sentences, 1, 20);
    requireBetween("words", words, 5, 1000);
  }

  private static void requireBetween(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%d %s: a summary may have from %d to %d".formatted(value, what, least, most));
    }
  }

  /** What suits a style where nobody asks for more or less. */
  public static SummaryLimits of(Style style) {
    return switch (style) {
      case HEADLINE -> new SummaryLimits(1, 16);
      case BRIEF -> new SummaryLimits(2, 70);
      case BULLETS -> new SummaryLimits(4, 100);
    };
  }
}
