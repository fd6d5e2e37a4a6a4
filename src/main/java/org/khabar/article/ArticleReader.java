package org.khabar.article;

/** Reads an article out of one of the shapes that newsrooms send. */
public interface ArticleReader {
  /**
   * Reads an article.
   *
   * @throws UnreadableArticleException if it is empty, too long, not Arabic, or in another shape
   */
  Article read(String raw);
}
