package org.khabar.desk.store;

import java.util.List;
import org.khabar.desk.EnglishBlock;

/**
 * Where a sentence of an article stands.
 *
 * @param number its number in the article, from 0
 * @param block number of its block
 * @param segment its number in the block
 */
public record Place(int number, int block, int segment) {

  /**
   * Finds a sentence.
   *
   * @throws ArticleRefusal if the article has none of this number
   */
  public static Place of(StoredArticle article, int number) {
    int left = number;
    List<EnglishBlock> blocks = article.blocks();
    for (int i = 0; i < blocks.size() && left >= 0; i++) {
      int size = blocks.get(i).segments().size();
      if (left < size) {
        return new Place(number, i, left);
      }
      left -= size;
    }
    throw new ArticleRefusal(
        ArticleRefusal.Kind.UNKNOWN,
        "the article has %d segments, numbered from 0; there is no %d"
            .formatted(article.segments().size(), number),
        "number");
  }

  /** The block that it stands in. */
  public EnglishBlock english(StoredArticle article) {
    return article.blocks().get(block);
  }
}
