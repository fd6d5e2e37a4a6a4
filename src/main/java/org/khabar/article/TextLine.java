package org.khabar.article;

import java.util.ArrayList;
import java.util.List;
import org.khabar.arabic.AlignedText;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.arabic.TextRange;

/**
 * A line of pasted text that has something on it; lines that were wrapped by a mail program or an
 * agency's wire are one again.
 *
 * @param range where it stands in the raw text
 * @param cleaned its text, cleaned; offsets are relative to {@code range.start()}
 */
record TextLine(TextRange range, AlignedText cleaned) {
  /** Width beyond which a line is never a wrapped one. */
  private static final int WIDEST_WRAPPED = 130;

  /** Width below which a line without a full stop was ended on purpose. */
  private static final int NARROWEST_WRAPPED = 55;

  private static final String TERMINATORS = ".!?\u061F:\"\u061B)";

  /** The lines of a text; those that hold nothing but spaces and marks are left out. */
  static List<TextLine> of(String raw) {
    List<TextLine> lines = new ArrayList<>();
    List<Boolean> follows = new ArrayList<>(); // no blank line between it and the one before
    int start = 0;
    boolean blankBefore = true;
    for (int i = 0; i <= raw.length(); i++) {
      if (i < raw.length() && !isLineEnd(raw.charAt(i))) {
        continue;
      }
      TextRange range = new TextRange(start, i);
      TextLine line = of(range, raw);
      boolean carriageReturn =
          i > 0 && i < raw.length() && raw.charAt(i) == '\n' && raw.charAt(i - 1) == '\r';
      if (!line.text().isEmpty()) {
        lines.add(line);
        follows.add(!blankBefore);
        blankBefore = false;
      } else if (!(carriageReturn && start == i)) {
        blankBefore = true;
      }
      start = i + 1;
    }
    return isWrapped(lines, follows) ? joined(lines, follows, raw) : lines;
  }

  private static TextLine of(TextRange range, String raw) {
    return new TextLine(range, ArabicCleaner.clean(range.of(raw)));
  }

  String text() {
    return cleaned.text();
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  /** A text is wrapped if no line is wide and several lines go on in the next. */
  private static boolean isWrapped(List<TextLine> lines, List<Boolean> follows) {
    int runOn = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).text().length() > WIDEST_WRAPPED) {
        return false;
      }
      if (i > 0 && follows.get(i) && lines.get(i - 1).runsOn()) {
        runOn++;
      }
    }
    return runOn >= 3 && 3 * runOn >= lines.size();
  }

  private boolean runsOn() {
    return text().length() >= NARROWEST_WRAPPED
        && TERMINATORS.indexOf(text().charAt(text().length() - 1)) < 0;
  }

  private static List<TextLine> joined(List<TextLine> lines, List<Boolean> follows, String raw) {
    List<TextLine> joined = new ArrayList<>();
    boolean open = false;
    for (int i = 0; i < lines.size(); i++) {
      TextLine line = lines.get(i);
      if (open && follows.get(i)) {
        TextRange both = joined.remove(joined.size() - 1).range().union(line.range());
        joined.add(of(both, raw));
      } else {
        joined.add(line);
      }
      open = line.runsOn();
    }
    return joined;
  }

  int words() {
    return text().split(" ", -1).length;
  }

  /** Whether it ends as a sentence does. */
  boolean endsSentence() {
    int end = text().length();
    while (end > 0 && "\")]'".indexOf(text().charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && ".!?\u061F".indexOf(text().charAt(end - 1)) >= 0;
  }

  boolean isQuotation() {
    int end = text().endsWith(".") ? text().length() - 1 : text().length();
    return end > 2
        && text().charAt(0) == '"'
        && text().charAt(end - 1) == '"'
        && text().indexOf('"', 1) == end - 1;
  }
}
