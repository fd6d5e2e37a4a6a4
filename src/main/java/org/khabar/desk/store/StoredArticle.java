package org.khabar.desk.store;

import java.util.List;
import org.khabar.article.Article;
import org.khabar.desk.Brief;
import org.khabar.desk.EnglishArticle;
import org.khabar.desk.EnglishBlock;
import org.khabar.translate.Segment;
import org.khabar.translate.Stamp;

/**
 * An article as it is stored, with the corrections that were made to it.
 *
 * @param head what is known of it without reading it
 * @param source the Arabic article
 * @param blocks its blocks in English, in the same order
 * @param stamp what its English was made with, where no person wrote it
 */
public record StoredArticle(
    ArticleHead head, Article source, List<EnglishBlock> blocks, Stamp stamp) {
  public StoredArticle {
    blocks = List.copyOf(blocks);
  }

  /** The article with a brief of it. */
  public EnglishArticle with(Brief brief) {
    return new EnglishArticle(source, blocks, brief, stamp);
  }

  /** All sentences of all blocks, in the order in which they are numbered, from 0. */
  public List<Segment> segments() {
    return blocks.stream().flatMap(block -> block.segments().stream()).toList();
  }
}
