package org.khabar.article;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khabar.arabic.DateLine;

/**
 * An article in blocks, in the order of the page.
 *
 * @param raw the text as it was sent
 * @param blocks its parts; they do not overlap, and only blank space and marks lie between them
 */
public record Article(String raw, List<Block> blocks) {
  public Article {
    blocks = List.copyOf(blocks);
  }

  public Optional<Block> headline() {
    return ofKind(BlockKind.HEADLINE).findFirst();
  }

  /** When the article says it was published. */
  public Optional<DateLine> published() {
    return ofKind(BlockKind.PUBLISHED).findFirst().flatMap(b -> DateLine.parse(b.text()));
  }

  public Stream<Block> ofKind(BlockKind kind) {
    return blocks.stream().filter(block -> block.kind() == kind);
  }
}
