package org.khabar.translate.markup;

import java.util.List;
import org.khabar.arabic.TextRange;

/** A part of a passage: what stands between two cuts of a marked-up text. */
sealed interface Inline {
  /** Where it stands in the source. */
  TextRange range();

  /** Text. */
  record Words(TextRange range) implements Inline {}

  /**
   * An element with its tags.
   *
   * @param open the start tag
   * @param close the end tag
   * @param children what is between them
   */
  record Pair(TextRange open, TextRange close, List<Inline> children) implements Inline {
    public Pair {
      children = List.copyOf(children);
    }

    @Override
    public TextRange range() {
      return open.union(close);
    }
  }

  /**
   * What comes back as it is: a picture, a comment, an element that is not to be translated.
   *
   * @param text what a reader sees of it; empty if nothing
   */
  record Atom(TextRange range, String text) implements Inline {}
}
