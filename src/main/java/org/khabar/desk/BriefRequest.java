package org.khabar.desk;

import org.jspecify.annotations.Nullable;
import org.khabar.summarize.Style;
import org.khabar.summarize.SummaryLimits;

/**
 * What kind of brief is wanted.
 *
 * @param style its style
 * @param limits how long it may be
 */
public record BriefRequest(Style style, SummaryLimits limits) {
  /** A brief of a style in its usual length. */
  public static BriefRequest of(Style style) {
    return of(style, null, null);
  }

  /**
   * A brief of a style, in its usual length where nothing else is asked for.
   *
   * @throws IllegalArgumentException if what is asked for is out of range
   */
  public static BriefRequest of(Style style, @Nullable Integer sentences, @Nullable Integer words) {
    SummaryLimits usual = SummaryLimits.of(style);
    return new BriefRequest(
        style,
        new SummaryLimits(
            sentences == null ? usual.sentences() : sentences,
            words == null ? usual.words() : words));
  }
}
