package org.khabar.model;

/**
 * Where a token stands in a text, in UTF-16 units.
 *
 * @param start its first
 * @param end after its last; the same as the start if it stands nowhere
 */
public record TokenSpan(int start, int end) {
  public TokenSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span: %d to %d".formatted(start, end));
    }
  }

  public boolean isEmpty() {
    return start == end;
  }
}
