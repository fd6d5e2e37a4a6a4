package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khabar.arabic.Script;
import org.khabar.arabic.TextRange;

/**
 * The text of a passage without its tags, as the translator gets it. What is not to be translated
 * stands in it as it is, if the model can copy it, else as a name that it can copy.
 */
final class PassageText {
  /** Names that are common enough for any model to copy, and rare in the news. */
  private static final List<String> STAND_INS =
      List.of("Zeta", "Theta", "Lambda", "Omega", "Gamma");

  private final String source;
  private final StringBuilder text = new StringBuilder();
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private final Map<Inline, TextRange> spans = new HashMap<>();
  private final List<Inline> marked = new ArrayList<>();
  private final Map<Inline, String> standIns = new HashMap<>();

  private PassageText(String source) {
    this.source = source;
  }

  static PassageText of(String source, List<Inline> passage) {
    PassageText text = new PassageText(source);
    text.add(passage);
    return text;
  }

  /** The text. */
  String text() {
    return text.toString();
  }

  /** Elements and atoms, outer ones before those in them, otherwise in their order. */
  List<Inline> marked() {
    return marked;
  }

  /** Where in the text an element or atom stands. */
  TextRange span(Inline part) {
    TextRange span = spans.get(part);
    if (span == null) {
      throw new IllegalArgumentException("no part of this passage: " + part);
    }
    return span;
  }

  /** What stands in the text for an atom; empty for one without text. */
  String standIn(Inline atom) {
    return standIns.getOrDefault(atom, "");
  }

  /** Where in the source a part of the text stands. */
  TextRange inSource(TextRange part) {
    if (part.length() == 0) {
      int at =
          part.start() < text.length()
              ? starts[part.start()]
              : text.length() == 0 ? 0 : ends[text.length() - 1];
      return new TextRange(at, at);
    }
    int start = starts[part.start()];
    return new TextRange(start, Math.max(start, ends[part.end() - 1]));
  }

  private void add(List<Inline> parts) {
    for (Inline part : parts) {
      int start = text.length();
      if (part instanceof Inline.Words words) {
        CharacterReferences.decode(source, words.range(), this::append);
      } else {
        marked.add(part);
        if (part instanceof Inline.Pair pair) {
          add(pair.children());
        } else if (part instanceof Inline.Atom atom && !atom.text().isEmpty()) {
          start = standIn(atom);
        }
        spans.put(part, new TextRange(start, text.length()));
      }
    }
  }

  private int standIn(Inline.Atom atom) {
    String shown = Script.hasArabic(atom.text()) ? free() : atom.text().replaceAll("\\s+", " ");
    standIns.put(atom, shown);
    int edge = atom.range().start();
    if (text.length() > 0 && Character.isLetterOrDigit(text.charAt(text.length() - 1))) {
      append(" ", new TextRange(edge, edge));
    }
    int start = text.length();
    append(shown, atom.range());
    return start;
  }

  private String free() {
    for (int round = 0; ; round++) {
      for (String name : STAND_INS) {
        String candidate = round == 0 ? name : name + (char) ('a' + round % 26) + "s".repeat(round);
        if (text.indexOf(candidate) < 0) {
          return candidate;
        }
      }
    }
  }

  private void append(String piece, TextRange range) {
    int length = text.length();
    if (length + piece.length() > starts.length) {
      int room = 2 * starts.length + piece.length();
      starts = Arrays.copyOf(starts, room);
      ends = Arrays.copyOf(ends, room);
    }
    Arrays.fill(starts, length, length + piece.length(), range.start());
    Arrays.fill(ends, length, length + piece.length(), range.end());
    text.append(piece);
  }
}
