package org.khabar.arabic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that was made from a raw one, and where in the raw one each of its characters came from.
 * Characters are UTF-16 code units throughout.
 */
public final class AlignedText {
  private final String raw;
  private final String text;
  private final int[] starts;
  private final int[] ends;

  private AlignedText(String raw, String text, int[] starts, int[] ends) {
    this.raw = raw;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /** A text as it is. */
  public static AlignedText of(String raw) {
    int[] starts = new int[raw.length()];
    int[] ends = new int[raw.length()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = i;
      ends[i] = i + 1;
    }
    return new AlignedText(raw, raw, starts, ends);
  }

  public String text() {
    return text;
  }

  public int length() {
    return text.length();
  }

  /** Where in the raw text a part of this text came from. */
  public TextRange rawRange(TextRange range) {
    if (range.length() == 0) {
      int at = range.start() < starts.length ? starts[range.start()] : raw.length();
      return new TextRange(at, at);
    }
    return new TextRange(starts[range.start()], ends[range.end() - 1]);
  }

  /** The part of this text that came from within a part of the raw one; empty if none did. */
  public TextRange cleanedRange(TextRange part) {
    int start = 0;
    while (start < starts.length && starts[start] < part.start()) {
      start++;
    }
    int end = start;
    while (end < ends.length && ends[end] <= part.end()) {
      end++;
    }
    return new TextRange(start, end);
  }

  /**
   * Where the characters came from, so that {@link #restored} makes the same text of it: for each
   * run of characters that stand as they stood in the raw text its length and where it starts
   * there, for each other character 0 and the start and end of what it came from.
   */
  public List<Integer> origins() {
    List<Integer> origins = new ArrayList<>();
    int at = 0;
    while (at < starts.length) {
      int run = at;
      while (run < starts.length
          && starts[run] == starts[at] + run - at
          && ends[run] == starts[run] + 1) {
        run++;
      }
      if (run > at) {
        origins.addAll(List.of(run - at, starts[at]));
        at = run;
      } else {
        origins.addAll(List.of(0, starts[at], ends[at]));
        at++;
      }
    }
    return origins;
  }

  /**
   * A text that was made before.
   *
   * @param origins what {@link #origins} gave for it
   * @throws IllegalArgumentException if they are not those of such texts
   */
  public static AlignedText restored(String raw, String text, List<Integer> origins) {
    int[] starts = new int[text.length()];
    int[] ends = new int[text.length()];
    int at = 0;
    try {
      for (int i = 0; i < origins.size(); ) {
        int run = origins.get(i);
        int start = origins.get(i + 1);
        for (int k = 0; k < Math.max(1, run); k++) {
          starts[at] = start + k;
          ends[at++] = run == 0 ? origins.get(i + 2) : start + k + 1;
        }
        i += run == 0 ? 3 : 2;
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("these are not the origins of that text", e);
    }
    if (at != starts.length) {
      throw new IllegalArgumentException("these are not the origins of that text");
    }
    return new AlignedText(raw, text, starts, ends);
  }

  /** What to write in place of a character. */
  @FunctionalInterface
  interface CharacterReplacement {
    /** What to write for the character at an index: null keeps it, nothing drops it. */
    @Nullable String at(int index);
  }

  /** The text with single characters replaced. */
  AlignedText replaceCharacters(CharacterReplacement replacement) {
    Edit edit = edit();
    boolean changed = false;
    for (int i = 0; i < text.length(); i++) {
      String by = replacement.at(i);
      if (by != null) {
        edit.keep(i - edit.at());
        edit.replace(1, by);
        changed = true;
      }
    }
    return changed ? edit.done() : this;
  }

  /** Starts a new text from this one, which is read from left to right. */
  public Edit edit() {
    return new Edit(this);
  }

  /** A text in the making: what has been read of the old one is kept, dropped or replaced. */
  public static final class Edit {
    private final AlignedText from;
    private final StringBuilder text;
    private int[] starts;
    private int[] ends;
    private int at;

    private Edit(AlignedText from) {
      this.from = from;
      this.text = new StringBuilder(from.length());
      this.starts = new int[from.length()];
      this.ends = new int[from.length()];
    }

    /** Index in the old text of what is read next. */
    public int at() {
      return at;
    }

    /** Keeps the next characters as they are. */
    public void keep(int count) {
      for (int i = 0; i < count; i++) {
        add(from.text.charAt(at), from.starts[at], from.ends[at]);
        at++;
      }
    }

    void drop(int count) {
      at += count;
    }

    /** Writes something else in place of the next characters, at least one. */
    public void replace(int count, String by) {
      int start = from.starts[at];
      int end = from.ends[at + count - 1];
      for (int i = 0; i < by.length(); i++) {
        add(by.charAt(i), start, end);
      }
      at += count;
    }

    private void add(char c, int start, int end) {
      int n = text.length();
      if (n == starts.length) {
        starts = Arrays.copyOf(starts, 2 * n + 8);
        ends = Arrays.copyOf(ends, 2 * n + 8);
      }
      text.append(c);
      starts[n] = start;
      ends[n] = end;
    }

    /** The new text; what has not been read is kept. */
    public AlignedText done() {
      keep(from.length() - at);
      int n = text.length();
      return new AlignedText(
          from.raw, text.toString(), Arrays.copyOf(starts, n), Arrays.copyOf(ends, n));
    }
  }
}
