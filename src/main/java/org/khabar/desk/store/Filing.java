package org.khabar.desk.store;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.khabar.desk.BriefRequest;
import org.khabar.desk.PendingArticle;

/** An article that came in: its English is on its way, or was there already. */
public final class Filing {
  private final PendingArticle pending;
  private final Function<BriefRequest, CompletableFuture<FiledArticle>> answers;

  Filing(PendingArticle pending, Function<BriefRequest, CompletableFuture<FiledArticle>> answers) {
    this.pending = pending;
    this.answers = answers;
  }

  /** The article with its sentences, some of which may be done before others. */
  public PendingArticle pending() {
    return pending;
  }

  /**
   * The answer, once the article is in English and stored. May be asked for with several briefs.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   */
  public CompletableFuture<FiledArticle> with(BriefRequest request) {
    return answers.apply(request);
  }
}
