package org.khabar.summarize;

import java.util.List;

/** The article's first sentences: what every summariser of news is measured against. */
public final class Lead implements Summarizer {
  @Override
  public Summary summarize(List<SourceSentence> sentences, Style style, SummaryLimits limits) {
    Selection selection = Selection.of(sentences, style, limits);
    selection.addBest(new double[sentences.size()]); // of equals, the first
    return selection.summary();
  }
}
