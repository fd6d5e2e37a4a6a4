package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khabar.arabic.TextRange;

/**
 * Makes a tree of where a placer would like tags to stand: every element within the one that holds
 * it, none across another, each in exactly one place.
 */
final class Placement {
  private final String english;
  private final Map<Inline, TextRange> wanted;
  private final Map<Inline, TextRange> placed = new HashMap<>();

  private Placement(String english, Map<Inline, TextRange> wanted) {
    this.english = english;
    this.wanted = wanted;
  }

  /**
   * Settles where elements and atoms stand.
   *
   * @param wanted a range of the English for each of them
   * @return a range for each, nested as the elements are
   */
  static Map<Inline, TextRange> settle(
      String english, List<Inline> passage, Map<Inline, TextRange> wanted) {
    Placement placement = new Placement(english, new HashMap<>(wanted));
    placement.widen(passage);
    placement.place(passage, new TextRange(0, english.length()));
    return placement.placed;
  }

  /** An element reaches at least as far as what stands for the atoms in it. */
  private void widen(List<Inline> parts) {
    for (Inline part : parts) {
      if (part instanceof Inline.Pair pair) {
        widen(pair.children());
        TextRange reach = range(pair);
        for (Inline child : pair.children()) {
          TextRange inner = child instanceof Inline.Words ? null : wanted.get(child);
          if (inner != null && inner.length() > 0 && !holdsOnlyWords(child)) {
            reach = reach.length() == 0 ? inner : reach.union(inner);
          }
        }
        wanted.put(pair, reach);
      }
    }
  }

  private static boolean holdsOnlyWords(Inline part) {
    return part instanceof Inline.Pair pair
        && pair.children().stream()
            .allMatch(child -> child instanceof Inline.Words || holdsOnlyWords(child));
  }

  private TextRange range(Inline part) {
    return wanted.getOrDefault(part, new TextRange(0, 0));
  }

  private void place(List<Inline> parts, TextRange within) {
    List<Inline> inOrder =
        new ArrayList<>(parts.stream().filter(part -> !(part instanceof Inline.Words)).toList());
    inOrder.sort(Comparator.comparingInt(part -> range(part).start()));
    int free = within.start();
    for (int i = 0; i < inOrder.size(); i++) {
      Inline part = inOrder.get(i);
      int limit =
          i + 1 < inOrder.size()
              ? Math.min(within.end(), Math.max(free, range(inOrder.get(i + 1)).start()))
              : within.end();
      TextRange range = free(range(part), free, limit, within.end());
      placed.put(part, range);
      free = range.end();
      if (part instanceof Inline.Pair pair) {
        place(pair.children(), range);
      }
    }
  }

  /**
   * The part of a wanted range that is free; if nothing of it is, the next word, up to what its
   * successor wants.
   */
  private TextRange free(TextRange range, int free, int limit, int end) {
    int start = Math.min(Math.max(range.start(), free), end);
    int stop = Math.min(Math.max(range.end(), start), end);
    if (range.length() == 0) {
      return new TextRange(start, start);
    }
    if (start > range.start()) {
      start = afterSpaces(start, Math.max(stop, limit));
      stop = Math.max(stop, start);
    }
    if (stop == start) {
      while (stop < limit && !Character.isWhitespace(english.charAt(stop))) {
        stop++;
      }
    }
    return new TextRange(start, stop);
  }

  private int afterSpaces(int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(english.charAt(at))) {
      at++;
    }
    return at;
  }
}
