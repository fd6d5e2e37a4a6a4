package org.khabar.desk;

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
    return new BriefRequest(style, SummaryLimits.of(style));
  }
}
