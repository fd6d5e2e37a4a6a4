package org.khabar.article;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What the document that an article was read from says about it.
 *
 * @param format the format it was sent in
 * @param uri what identifies it, or where it stands on the web
 * @param language its language, as BCP 47 names it
 * @param published when it was published, with its zone
 * @param ninjs the ninjs item that it was read from, as JSON
 */
public record ArticleMetadata(
    ArticleFormat format,
    Optional<String> uri,
    Optional<String> language,
    Optional<OffsetDateTime> published,
    Optional<String> ninjs) {

  /** Of an article about which nothing is said beside its text. */
  public static ArticleMetadata of(ArticleFormat format) {
    return new ArticleMetadata(
        format, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
