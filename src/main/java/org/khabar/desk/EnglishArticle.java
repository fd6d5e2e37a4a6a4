package org.khabar.desk;

import java.util.List;
import java.util.Optional;
import org.khabar.article.Article;
import org.khabar.article.BlockKind;
import org.khabar.translate.Segment;
import org.khabar.translate.Stamp;

/**
 * An article in English with its brief.
 *
 * @param source the Arabic article
 * @param blocks its blocks in English, in the same order
 * @param brief its brief
 * @param stamp what it was made with
 */
public record EnglishArticle(Article source, List<EnglishBlock> blocks, Brief brief, Stamp stamp) {
  public EnglishArticle {
    blocks = List.copyOf(blocks);
  }

  public Optional<String> headline() {
    return blocks.stream()
        .filter(block -> block.kind() == BlockKind.HEADLINE)
        .map(EnglishBlock::text)
        .findFirst();
  }

  /** All sentences of all blocks. */
  public List<Segment> segments() {
    return blocks.stream().flatMap(block -> block.segments().stream()).toList();
  }
}
