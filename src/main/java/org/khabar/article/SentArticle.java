package org.khabar.article;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * An article as its bytes came.
 *
 * @param bytes all of them
 * @param format what they are
 * @param charset the charset that the sender names; null if the document itself says, or else UTF-8
 */
public record SentArticle(byte[] bytes, ArticleFormat format, @Nullable Charset charset) {

  /** A file, in the format that its content and its name speak for. */
  public static SentArticle file(byte[] bytes, String name) {
    return new SentArticle(bytes, ArticleFormat.of(bytes, name), null);
  }
}
