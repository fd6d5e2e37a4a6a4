package org.khabar.desk.store;

import org.jspecify.annotations.Nullable;
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
   * @param raw the Arabic as it was sent
   */
  static ArticleKey of(String owner, @Nullable String externalId, String raw, Stamp stamp) {
    String story =
        externalId == null
            ? ContentHash.of("text", owner, raw)
            : ContentHash.of("story", owner, externalId);
    return ofStory(story, raw, stamp);
  }

  /** The key of a story's article. */
  static ArticleKey ofStory(String story, String raw, Stamp stamp) {
    String content = ContentHash.of(story, raw);
    return new ArticleKey(story, content, ContentHash.of(content, stamp.key()));
  }
}
