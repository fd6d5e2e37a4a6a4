package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which tags belong together. Where authors left out or crossed end tags, a tag has no
 * partner; nothing is invented.
 */
final class ElementMatcher {
  static final int NONE = -1;

  /** Deeper elements are not looked at when an element may end by another's start. */
  private static final int DEEPEST_LOOK = 64;

  private final String source;
  private final List<MarkupToken> tokens;
  private final MarkupRules rules;
  private final int[] partners;
  private final int[] ends;
  private final int[] parents;
  private final boolean[] hasText;
  private final List<Integer> open = new ArrayList<>();
  private final Map<String, Integer> openByName = new HashMap<>();

  private ElementMatcher(String source, List<MarkupToken> tokens, MarkupRules rules) {
    this.source = source;
    this.tokens = tokens;
    this.rules = rules;
    this.partners = new int[tokens.size()];
    this.ends = new int[tokens.size()];
    this.parents = new int[tokens.size()];
    this.hasText = new boolean[tokens.size() + 1];
    Arrays.fill(partners, NONE);
    Arrays.fill(ends, tokens.size());
  }

  static ElementMatcher match(String source, List<MarkupToken> tokens, MarkupRules rules) {
    ElementMatcher matcher = new ElementMatcher(source, tokens, rules);
    matcher.match();
    return matcher;
  }

  /** The end tag of a start tag, or the start tag of an end tag; {@link #NONE} if there is none. */
  int partner(int token) {
    return partners[token];
  }

  /** Index after the last token of the element that a start tag begins. */
  int end(int start) {
    return ends[start];
  }

  /** Whether the element that a token is in holds text itself, beside its elements. */
  boolean besideText(int token) {
    return hasText[parents[token] + 1];
  }

  private void match() {
    for (int i = 0; i < tokens.size(); i++) {
      MarkupToken token = tokens.get(i);
      if (token instanceof MarkupToken.Start start) {
        endImplied(start.name(), i);
        parents[i] = top();
        if (start.empty()) {
          ends[i] = i + 1;
        } else {
          open.add(i);
          openByName.merge(start.name(), 1, Integer::sum);
        }
      } else if (token instanceof MarkupToken.End end) {
        end(end.name(), i);
        parents[i] = partners[i] == NONE ? top() : parents[partners[i]];
      } else {
        parents[i] = top();
        hasText[top() + 1] |=
            token instanceof MarkupToken.Text text && !text.range().of(source).isBlank();
      }
    }
  }

  private int top() {
    return open.isEmpty() ? NONE : open.get(open.size() - 1);
  }

  private String name(int start) {
    return ((MarkupToken.Start) tokens.get(start)).name();
  }

  /** Ends elements without an end tag that cannot hold the one that starts. */
  private void endImplied(String starting, int at) {
    int look = open.size() - 1;
    while (look >= 0 && look >= open.size() - DEEPEST_LOOK) {
      String name = name(open.get(look));
      if (rules.ends(name, starting)) {
        popTo(look, at);
      } else if (rules.splits(name, true)) {
        return;
      }
      look = Math.min(look, open.size()) - 1;
    }
  }

  private void end(String name, int at) {
    if (openByName.getOrDefault(name, 0) == 0) {
      return;
    }
    int depth = open.size() - 1;
    while (!name(open.get(depth)).equals(name)) {
      depth--;
    }
    int start = open.get(depth);
    popTo(depth, at);
    partners[start] = at;
    partners[at] = start;
    ends[start] = at + 1;
  }

  private void popTo(int depth, int at) {
    for (int i = open.size() - 1; i >= depth; i--) {
      int start = open.remove(i);
      ends[start] = at;
      openByName.merge(name(start), -1, Integer::sum);
    }
  }
}
