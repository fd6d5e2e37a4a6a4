package org.khabar.article.print;

import java.util.List;

/**
 * A sentence of an article to be written.
 *
 * @param text the sentence
 * @param doubts why a reader should compare it with its source, a sentence each; empty if there is
 *     no reason
 */
public record PrintedSentence(String text, List<String> doubts) {
  /** What neither XML nor a text editor takes: controls, halves of surrogate pairs. */
  private static final String UNPRINTABLE = "[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\\t\\n]]";

  public PrintedSentence {
    text = text.replaceAll(UNPRINTABLE, " ");
    doubts = List.copyOf(doubts);
  }

  boolean isDoubtful() {
    return !doubts.isEmpty();
  }
}
