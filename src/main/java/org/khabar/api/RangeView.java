package org.khabar.api;

import org.khabar.arabic.TextRange;

/**
 * A part of a text, as JSON.
 *
 * @param start index of its first UTF-16 code unit, from 0
 * @param end index after its last
 */
public record RangeView(int start, int end) {
  static RangeView of(TextRange range) {
    return new RangeView(range.start(), range.end());
  }
}
