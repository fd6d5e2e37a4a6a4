package org.khabar.translate.markup;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.khabar.arabic.TextRange;

/** Writes the English of a passage with its tags, and knows where each character went. */
final class Rendering {
  private final String source;
  private final String english;
  private final Map<Inline, TextRange> places;
  private final boolean[] hidden;
  private final int[] starts;
  private final int[] ends;
  private final StringBuilder out = new StringBuilder();

  private Rendering(
      String source, String english, Map<Inline, TextRange> places, List<TextRange> standIns) {
    this.source = source;
    this.english = english;
    this.places = places;
    this.hidden = new boolean[english.length()];
    this.starts = new int[english.length()];
    this.ends = new int[english.length()];
    for (TextRange standIn : standIns) {
      Arrays.fill(hidden, standIn.start(), standIn.end(), true);
    }
  }

  /**
   * Writes a passage.
   *
   * @param places where elements and atoms stand in the English, properly nested
   * @param standIns what of the English stands for atoms, and is not written
   */
  static Rendering of(
      String source,
      String english,
      List<Inline> passage,
      Map<Inline, TextRange> places,
      List<TextRange> standIns) {
    Rendering rendering = new Rendering(source, english, places, standIns);
    rendering.write(passage, new TextRange(0, english.length()));
    return rendering;
  }

  /** The English with its tags. */
  String text() {
    return out.toString();
  }

  /** Where a part of the English went. */
  TextRange of(TextRange part) {
    if (part.length() == 0) {
      int at = part.start() < starts.length ? starts[part.start()] : out.length();
      return new TextRange(at, at);
    }
    int start = starts[part.start()];
    return new TextRange(start, Math.max(start, ends[part.end() - 1]));
  }

  private TextRange place(Inline part) {
    TextRange place = places.get(part);
    if (place == null) {
      throw new IllegalStateException("no place for " + part);
    }
    return place;
  }

  private void write(List<Inline> parts, TextRange within) {
    List<Inline> marked =
        parts.stream()
            .filter(part -> !(part instanceof Inline.Words))
            .sorted(Comparator.comparingInt(part -> place(part).start()))
            .toList();
    int at = within.start();
    for (Inline part : marked) {
      TextRange place = place(part);
      words(at, place.start());
      int start = out.length();
      if (part instanceof Inline.Pair pair) {
        out.append(pair.open().of(source));
        write(pair.children(), place);
        out.append(pair.close().of(source));
      } else {
        out.append(part.range().of(source));
        for (int i = place.start(); i < place.end(); i++) {
          starts[i] = start;
          ends[i] = out.length();
        }
      }
      at = place.end();
    }
    words(at, within.end());
  }

  private void words(int from, int to) {
    for (int i = from; i < to; i++) {
      starts[i] = out.length();
      if (!hidden[i]) {
        out.append(CharacterReferences.encoded(english.charAt(i)));
      }
      ends[i] = out.length();
    }
  }
}
