package org.khabar.arabic;

/**
 * A part of a text.
 *
 * @param start index of the first UTF-16 code unit, from 0
 * @param end index after the last one; equal to {@code start} for an empty part
 */
public record TextRange(int start, int end) {
  public TextRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no range of text: " + start + " to " + end);
    }
  }

  public int length() {
    return end - start;
  }

  /** The part of a text that this range names. */
  public String of(CharSequence text) {
    return text.subSequence(start, end).toString();
  }

  /** The range within a text of which this range's text is a part that starts at {@code offset}. */
  public TextRange shifted(int offset) {
    return new TextRange(start + offset, end + offset);
  }

  /** Whether the two have a character in common. */
  public boolean overlaps(TextRange other) {
    return start < other.end && other.start < end;
  }

  /** The smallest range that holds both. */
  public TextRange union(TextRange other) {
    return new TextRange(Math.min(start, other.start), Math.max(end, other.end));
  }
}
