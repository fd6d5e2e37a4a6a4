package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.khabar.arabic.TextRange;

/**
 * Cuts a marked-up text into passages, which sentences do not reach across: at block elements, line
 * breaks, tags without partner, and elements that hold one of these.
 */
final class Passages {
  /** Elements that are nested deeper cut: no prose needs them. */
  private static final int DEEPEST = 40;

  private final String source;
  private final List<MarkupToken> tokens;
  private final MarkupRules rules;
  private final ElementMatcher elements;
  private final boolean[] cuts;

  /** For a start tag of an element that stays as it is, the index after its last token; else 0. */
  private final int[] untouched;

  private Passages(String source, List<MarkupToken> tokens, MarkupRules rules) {
    this.source = source;
    this.tokens = tokens;
    this.rules = rules;
    this.elements = ElementMatcher.match(source, tokens, rules);
    this.cuts = new boolean[tokens.size()];
    this.untouched = new int[tokens.size()];
  }

  /**
   * The passages of a text, in order.
   *
   * @throws UnusableMarkupException if the rules are strict and a tag lacks its partner
   */
  static List<List<Inline>> of(String source, MarkupRules rules) {
    Passages passages = new Passages(source, MarkupScanner.scan(source, rules), rules);
    passages.cut();
    return passages.collected();
  }

  private void cut() {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      MarkupToken token = tokens.get(i);
      if (token instanceof MarkupToken.Start start) {
        cuts[i] = cuts(start.name(), i) || (!start.empty() && unmatched(i)) || depth > DEEPEST;
        depth += start.empty() || unmatched(i) ? 0 : 1;
      } else if (token instanceof MarkupToken.End end) {
        cuts[i] = cuts(end.name(), i) || unmatched(i) || depth > DEEPEST + 1;
        depth -= unmatched(i) ? 0 : 1;
      } else if (token instanceof MarkupToken.LineEnd) {
        cuts[i] = true;
      }
    }
    cutAround();
    leaveUntouched();
  }

  private boolean cuts(String name, int token) {
    return rules.splits(name, elements.besideText(token));
  }

  private boolean unmatched(int token) {
    boolean unmatched = elements.partner(token) == ElementMatcher.NONE;
    if (unmatched && rules.strict()) {
      throw new UnusableMarkupException(
          "the tag %s at character %d has no partner"
              .formatted(tokens.get(token).range().of(source), tokens.get(token).range().start()));
    }
    return unmatched;
  }

  /** An element with a cut in it is no part of a passage. */
  private void cutAround() {
    int[] before = new int[tokens.size() + 1];
    for (int i = 0; i < tokens.size(); i++) {
      before[i + 1] = before[i] + (cuts[i] ? 1 : 0);
    }
    for (int i = 0; i < tokens.size(); i++) {
      int partner = elements.partner(i);
      if (partner > i && before[partner] > before[i]) {
        cuts[i] = true;
        cuts[partner] = true;
      }
    }
  }

  private void leaveUntouched() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i) instanceof MarkupToken.Start start
          && !start.empty()
          && rules.untouched(start)) {
        int end = elements.end(i);
        untouched[i] = end;
        if (cuts[i]) {
          Arrays.fill(cuts, i, end, true);
        }
        i = end - 1;
      }
    }
  }

  private List<List<Inline>> collected() {
    List<List<Inline>> passages = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || cuts[i]) {
        if (i > start) {
          passages.add(inline(start, i));
        }
        start = i + 1;
      }
    }
    return passages;
  }

  private List<Inline> inline(int from, int to) {
    List<Inline> parts = new ArrayList<>();
    int i = from;
    while (i < to) {
      MarkupToken token = tokens.get(i);
      if (token instanceof MarkupToken.Text text) {
        parts.add(new Inline.Words(text.range()));
      } else if (untouched[i] > 0) {
        int last = untouched[i] - 1;
        parts.add(
            new Inline.Atom(token.range().union(tokens.get(last).range()), text(i, last + 1)));
        i = last;
      } else if (elements.partner(i) > i) {
        int close = elements.partner(i);
        parts.add(new Inline.Pair(token.range(), tokens.get(close).range(), inline(i + 1, close)));
        i = close;
      } else {
        parts.add(new Inline.Atom(token.range(), ""));
      }
      i++;
    }
    return parts;
  }

  private String text(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (tokens.get(i) instanceof MarkupToken.Text words) {
        text.append(words.range().of(source));
      }
    }
    return CharacterReferences.decoded(text.toString()).strip();
  }

  /** Where in the source a passage stands. */
  static TextRange range(List<Inline> passage) {
    return passage.get(0).range().union(passage.get(passage.size() - 1).range());
  }
}
