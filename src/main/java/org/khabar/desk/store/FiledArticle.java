package org.khabar.desk.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.EnglishArticle;

/**
 * The answer to an article that came in.
 *
 * @param english the article in English, with the brief that was wanted
 * @param storing what became of it
 * @param head what is known of it in the store; null if it is not stored
 * @param update what it changed; null if it was not sent as an update
 */
public record FiledArticle(
    EnglishArticle english,
    Storing storing,
    @Nullable ArticleHead head,
    @Nullable ArticleDiff update) {
  public Optional<ArticleHead> stored() {
    return Optional.ofNullable(head);
  }
}
