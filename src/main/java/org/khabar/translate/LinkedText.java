package org.khabar.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.khabar.arabic.AlignedText;
import org.khabar.arabic.TextRange;

/**
 * An English text with its word links.
 *
 * @param text the English
 * @param links its links, in order of the English words
 */
record LinkedText(String text, List<WordLink> links) {
  LinkedText {
    links = List.copyOf(links);
  }

  /** The same links into the text that the source was made from. */
  LinkedText fromRaw(AlignedText source) {
    return new LinkedText(
        text, links.stream().map(link -> link.moved(source::rawRange, t -> t)).toList());
  }

  /** Several texts in one line; sources of each begin at an offset. */
  static LinkedText joined(List<LinkedText> parts, List<Integer> offsets) {
    StringBuilder text = new StringBuilder();
    List<WordLink> links = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      text.append(i > 0 ? " " : "");
      for (WordLink link : parts.get(i).links()) {
        links.add(link.shifted(offsets.get(i), text.length()));
      }
      text.append(parts.get(i).text());
    }
    return new LinkedText(text.toString(), links);
  }

  /**
   * The links of a text that says the same with other words here and there. Words that both have in
   * the same order keep their links; what stands between two of them comes from where the words
   * there came from, one from one if they are as many.
   */
  LinkedText in(String other) {
    if (other.equals(text) || links.isEmpty()) {
      return new LinkedText(other, links);
    }
    List<TextRange> before = WordRanges.of(text);
    List<TextRange> after = WordRanges.of(other);
    Map<TextRange, List<TextRange>> sources = new HashMap<>();
    links.forEach(link -> sources.put(link.target(), link.sources()));
    int[] kept = kept(before, after, other);
    List<WordLink> carried = new ArrayList<>();
    int from = 0;
    int to = 0;
    while (to < after.size()) {
      int end = to;
      while (end < after.size() && kept[end] < 0) {
        end++;
      }
      int last = end < after.size() ? kept[end] : before.size();
      for (int i = to; i < end; i++) {
        boolean one = end - to == last - from;
        List<TextRange> origins =
            one ? before.subList(from + i - to, from + i - to + 1) : before.subList(from, last);
        carry(after.get(i), origins, sources, carried);
      }
      if (end < after.size()) {
        carry(after.get(end), List.of(before.get(last)), sources, carried);
      }
      from = last + 1;
      to = end + 1;
    }
    return new LinkedText(other, carried);
  }

  private static void carry(
      TextRange word,
      List<TextRange> origins,
      Map<TextRange, List<TextRange>> sources,
      List<WordLink> carried) {
    Set<TextRange> found = new LinkedHashSet<>();
    origins.forEach(origin -> found.addAll(sources.getOrDefault(origin, List.of())));
    if (!found.isEmpty()) {
      carried.add(new WordLink(word, List.copyOf(found)));
    }
  }

  /** For each word after, which word before it is by the longest common subsequence, or -1. */
  private int[] kept(List<TextRange> before, List<TextRange> after, String other) {
    List<String> old = before.stream().map(w -> w.of(text).toLowerCase(Locale.ROOT)).toList();
    List<String> now = after.stream().map(w -> w.of(other).toLowerCase(Locale.ROOT)).toList();
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int[] kept = new int[now.size()];
    int i = 0;
    for (int j = 0; j < kept.length; j++) {
      kept[j] = -1;
      while (i < old.size() && common[i][j] > common[i][j + 1]) {
        if (old.get(i).equals(now.get(j))) {
          kept[j] = i;
          i++;
          break;
        }
        i++;
      }
    }
    return kept;
  }
}
