package org.khabar.article;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khabar.arabic.DateLine;

/**
 * An article in blocks, in the order of the page.
 *
 * @param raw its text: as it was sent, if it was sent as plain text, else as it was read out of
 *     what was sent
 * @param blocks its parts; they do not overlap, and only blank space and marks lie between them
 * @param about what is said about it beside its text
 * @param apart texts of the page around it that are no part of it: menus, related links, share
 *     bars; in the order of the page. What stands among its blocks is a block itself, of kind
 *     {@link BlockKind#FURNITURE}.
 */
public record Article(String raw, List<Block> blocks, ArticleMetadata about, List<String> apart) {
  public Article {
    blocks = List.copyOf(blocks);
    apart = List.copyOf(apart);
  }

  /** An article that was sent as plain text. */
  public Article(String raw, List<Block> blocks) {
    this(raw, blocks, ArticleMetadata.of(ArticleFormat.TEXT), List.of());
  }

  public Optional<Block> headline() {
    return ofKind(BlockKind.HEADLINE).findFirst();
  }

  /** When the article says it was published. */
  public Optional<DateLine> published() {
    return ofKind(BlockKind.PUBLISHED).findFirst().flatMap(b -> DateLine.parse(b.text()));
  }

  /**
   * When it was published, as ISO 8601 writes it: with its zone where the document names one, else
   * as it is printed, without.
   */
  public Optional<String> publishedAt() {
    return about
        .published()
        .map(Object::toString)
        .or(
            () ->
                published()
                    .map(
                        line ->
                            line.time()
                                .map(time -> line.date().atTime(time).toString())
                                .orElse(line.date().toString())));
  }

  public Stream<Block> ofKind(BlockKind kind) {
    return blocks.stream().filter(block -> block.kind() == kind);
  }
}
