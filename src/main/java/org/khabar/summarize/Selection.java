package org.khabar.summarize;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The sentences of a summary in the making. It holds the article's sentences in the form that they
 * would have in the summary, knows which of them may be taken, and keeps to the limits.
 */
final class Selection {
  private final Style style;
  private final SummaryLimits limits;
  private final List<String> texts;
  private final List<SentenceShape> shapes;
  private final List<Integer> candidates;
  private final TreeSet<Integer> selected = new TreeSet<>();
  private int words;

  private Selection(Style style, SummaryLimits limits, List<String> texts) {
    this.style = style;
    this.limits = limits;
    this.texts = texts;
    this.shapes = texts.stream().map(SentenceShape::of).toList();
    List<Integer> written =
        IntStream.range(0, texts.size()).filter(i -> !texts.get(i).isEmpty()).boxed().toList();
    if (written.isEmpty()) {
      throw new IllegalArgumentException("there is no sentence to summarise");
    }
    List<Integer> usable = written.stream().filter(this::isUsable).toList();
    this.candidates = usable.isEmpty() ? written : usable;
    if (written.size() <= limits.sentences()
        && written.stream().mapToInt(this::length).sum() <= limits.words()) {
      written.forEach(this::add);
    }
  }

  /**
   * Begins a summary; an article that keeps within the limits is all selected at once.
   *
   * @throws IllegalArgumentException if no sentence has any text
   */
  static Selection of(List<SourceSentence> sentences, Style style, SummaryLimits limits) {
    List<String> texts = new ArrayList<>();
    for (SourceSentence sentence : sentences) {
      String text = sentence.text().strip();
      texts.add(style == Style.HEADLINE ? Headline.of(text, limits.words()) : text);
    }
    return new Selection(style, limits, texts);
  }

  private boolean isUsable(int index) {
    return shapes.get(index).usable()
        && (style != Style.HEADLINE || Headline.isBalanced(texts.get(index)));
  }

  /** The sentences in the form that they would have in the summary; empty ones have no text. */
  List<String> texts() {
    return texts;
  }

  SentenceShape shape(int index) {
    return shapes.get(index);
  }

  int length(int index) {
    return Words.count(texts.get(index));
  }

  /** Indexes of the sentences that can be added now, in the article's order. */
  List<Integer> open() {
    return selected.size() == limits.sentences() || isWhole()
        ? List.of()
        : candidates.stream()
            .filter(i -> !selected.contains(i) && words + length(i) <= limits.words())
            .toList();
  }

  private boolean isWhole() {
    return selected.containsAll(candidates);
  }

  boolean has(int index) {
    return selected.contains(index);
  }

  /** Indexes of what has been added, in the article's order. */
  List<Integer> selected() {
    return List.copyOf(selected);
  }

  void add(int index) {
    selected.add(index);
    words += length(index);
  }

  /** Adds sentences in the order of their scores, the best first, while there is room. */
  void addBest(double[] scores) {
    for (List<Integer> open = open(); !open.isEmpty(); open = open()) {
      int best = open.get(0);
      for (int index : open) {
        best = scores[index] > scores[best] ? index : best;
      }
      add(best);
    }
  }

  /** The summary; if nothing fitted, the shortest sentence. */
  Summary summary() {
    if (selected.isEmpty()) {
      int shortest = candidates.get(0);
      for (int index : candidates) {
        shortest = length(index) < length(shortest) ? index : shortest;
      }
      add(shortest);
    }
    return new Summary(
        style, selected.stream().map(i -> new SummarySentence(texts.get(i), List.of(i))).toList());
  }
}
