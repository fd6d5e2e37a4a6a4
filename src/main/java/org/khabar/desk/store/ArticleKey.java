package org.khabar.desk.store;

import org.jspecify.annotations.Nullable;
import org.khabar.article.Article;
import org.khabar.article.ArticleFormat;
import org.khabar.translate.Stamp;

/**
 * What makes an article the one that it is, each a hash of 32 hexadecimal digits.
 *
 * @param story the owner with what the caller calls the story; without such a name, with the Arabic
 * @param content the story with this Arabic
 * @param id the content with what its English is made with
 */
public record ArticleKey(String story, String content, String id) {

  /**
   * The key of an article.
   *
   * @param externalId what the caller calls the story; null if nothing
   * @param article the Arabic
   */
  static ArticleKey of(String owner, @Nullable String externalId, Article article, Stamp stamp) {
    String story =
        externalId == null
            ? ContentHash.of("text", owner, content(article))
            : ContentHash.of("story", owner, externalId);
    return ofStory(story, article, stamp);
  }

  /** Plain text says all of an article that was sent as such; other formats say more. */
  private static String content(Article article) {
    return article.about().format() == ArticleFormat.TEXT
        ? article.raw()
        : ContentHash.of(article.raw(), article.about().toString(), article.apart().toString());
  }

  /** The key of a story's article. */
  static ArticleKey ofStory(String story, Article article, Stamp stamp) {
    String content = ContentHash.of(story, content(article));
    return new ArticleKey(story, content, ContentHash.of(content, stamp.key()));
  }
}
