package org.khabar.article;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.khabar.article.UnreadableArticleException.Reason;

/** HTML as browsers see it. */
final class HtmlTree {
  /** More than any news site's page has: reading takes time for each, and more the deeper it is. */
  static final int MOST_TAGS = 100_000;

  private HtmlTree() {}

  /**
   * The tree of a page or a fragment.
   *
   * @throws UnreadableArticleException if it has too many tags
   */
  static Document parse(String html) {
    checkTags(html.chars().filter(c -> c == '<').count());
    return Jsoup.parse(html);
  }

  static void checkTags(long tags) {
    if (tags > MOST_TAGS) {
      throw new UnreadableArticleException(
          Reason.TOO_LONG,
          "the document has %d tags; at most %d are read".formatted(tags, MOST_TAGS));
    }
  }
}
