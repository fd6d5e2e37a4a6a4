package org.khabar.summarize;

import java.util.List;

/** Makes summaries. Implementations may be used by any number of threads. */
public interface Summarizer {

  /**
   * Summarises an article.
   *
   * <p>The summary keeps within the limits but for one case: it has a sentence at least, and if
   * every sentence has more words than are allowed, that is the shortest. An article that keeps
   * within the limits is its own summary.
   *
   * @param sentences the article's sentences in their order, without headline, captions and page
   *     furniture
   * @throws IllegalArgumentException if no sentence has any text
   */
  Summary summarize(List<SourceSentence> sentences, Style style, SummaryLimits limits);
}
