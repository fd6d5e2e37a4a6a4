package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.arabic.TextRange;

/**
 * Strips a passage of what stands around its text: spaces, pictures, comments, and an element that
 * holds all of it. That stays where it is, whatever becomes of the text.
 */
final class Edges {
  private static final String SPACE = "(?:[\\s\u00A0]|&nbsp;|&#160;|&#[xX][aA]0;)+";
  private static final Pattern LEADING = Pattern.compile("^" + SPACE);
  private static final Pattern TRAILING = Pattern.compile(SPACE + "$");

  private Edges() {}

  /** The core of a passage; empty if it has no text. */
  static List<Inline> stripped(String source, List<Inline> passage) {
    List<Inline> core = passage;
    while (!core.isEmpty()) {
      int last = core.size() - 1;
      if (blank(source, core.get(0))) {
        core = core.subList(1, core.size());
      } else if (blank(source, core.get(last))) {
        core = core.subList(0, last);
      } else if (core.size() == 1 && core.get(0) instanceof Inline.Pair pair) {
        core = pair.children();
      } else {
        return trimmed(source, core);
      }
    }
    return core;
  }

  private static boolean blank(String source, Inline part) {
    if (part instanceof Inline.Words words) {
      Matcher leading = LEADING.matcher(words.range().of(source));
      return leading.find() && leading.end() == words.range().length();
    }
    if (part instanceof Inline.Pair pair) {
      return pair.children().stream().allMatch(child -> blank(source, child));
    }
    return part instanceof Inline.Atom atom && atom.text().isEmpty();
  }

  private static List<Inline> trimmed(String source, List<Inline> core) {
    List<Inline> parts = new ArrayList<>(core);
    if (parts.get(0) instanceof Inline.Words first) {
      TextRange range = first.range();
      Matcher leading = LEADING.matcher(range.of(source));
      int cut = leading.find() ? leading.end() : 0;
      parts.set(0, new Inline.Words(new TextRange(range.start() + cut, range.end())));
    }
    int end = parts.size() - 1;
    if (parts.get(end) instanceof Inline.Words last) {
      TextRange range = last.range();
      Matcher trailing = TRAILING.matcher(range.of(source));
      int cut = trailing.find() ? trailing.start() : range.length();
      parts.set(end, new Inline.Words(new TextRange(range.start(), range.start() + cut)));
    }
    return parts;
  }
}
