package org.khabar.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.khabar.arabic.ClauseSplitter;
import org.khabar.arabic.TextRange;

/**
 * The last resort for a sentence in which the checks find fault: its clauses one by one. Shorter
 * sources are easier to be faithful to; the English is stitched together again.
 */
final class ClauseRepair {
  /** Sentences of so few words are not cut. */
  private static final int FEWEST_WORDS = 10;

  /** Words that are written small inside a sentence. */
  private static final Set<String> SMALL =
      Set.of(
          ("The A An In On At He She It They We I This That These Those And But For From By With As"
                  + " Of To Its His Her Their There Where When While After Before During If Not No"
                  + " Also According Over Under About Between Some Many More Most All Which Who What")
              .split(" ", -1));

  private ClauseRepair() {}

  /** The clauses of a sentence; only itself if it is short. */
  static List<TextRange> clauses(String sentence) {
    int words = sentence.split(" ", -1).length;
    if (words < FEWEST_WORDS) {
      return List.of(new TextRange(0, sentence.length()));
    }
    int most = Math.max(FEWEST_WORDS / 2, (words + 1) / 2);
    return ClauseSplitter.split(
        sentence,
        new TextRange(0, sentence.length()),
        piece -> piece.split(" ", -1).length <= most);
  }

  /** One English sentence of those of the clauses. */
  static String stitched(List<String> clauses, List<String> english) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < english.size(); i++) {
      String part = english.get(i).strip();
      boolean last = i == english.size() - 1;
      if (!last && part.endsWith(".") && !clauses.get(i).endsWith(".")) {
        part = part.substring(0, part.length() - 1);
      }
      if (!last && clauses.get(i).endsWith("\u060C") && !part.isEmpty() && !part.endsWith(",")) {
        part += ",";
      }
      if (!part.isEmpty()) {
        parts.add(parts.isEmpty() ? part : small(part));
      }
    }
    return String.join(" ", parts);
  }

  private static String small(String part) {
    int space = part.indexOf(' ');
    String first = space < 0 ? part : part.substring(0, space);
    return SMALL.contains(first) && !first.equals("I")
        ? first.toLowerCase(Locale.ROOT) + part.substring(first.length())
        : part;
  }
}
