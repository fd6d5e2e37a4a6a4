package org.khabar.article.print;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khabar.article.Article;
import org.khabar.article.Block;
import org.khabar.article.BlockKind;

/**
 * An article to be written: the one that was sent, or a translation of it.
 *
 * @param language its language, as BCP 47 names it
 * @param blocks its blocks, in the order of the page
 * @param brief the sentences of its brief; empty if it has none
 * @param source the article that was sent
 * @param credit who made it from the source, in one line; empty if it is the source
 */
public record PrintedArticle(
    String language,
    List<PrintedBlock> blocks,
    List<String> brief,
    Article source,
    Optional<String> credit) {
  private static final Set<BlockKind> APART =
      Set.of(BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.PUBLISHED);

  public PrintedArticle {
    blocks = List.copyOf(blocks);
    brief = List.copyOf(brief);
  }

  /** An article as it was sent. */
  public static PrintedArticle of(Article article) {
    return new PrintedArticle(
        article.about().language().orElse("ar"),
        article.blocks().stream()
            .map(block -> PrintedBlock.of(block.kind(), block.text()))
            .toList(),
        List.of(),
        article,
        Optional.empty());
  }

  /** {@code rtl} or {@code ltr}. */
  String direction() {
    return language.matches("(?:ar|fa|ur|ckb)\\b.*") ? "rtl" : "ltr";
  }

  /** The blocks that are the article itself, without the page around it. */
  List<PrintedBlock> own() {
    return blocks.stream()
        .filter(b -> b.kind() != BlockKind.MASTHEAD && b.kind() != BlockKind.FURNITURE)
        .toList();
  }

  /** Headings between the headline and the text: they go with the headline. */
  List<PrintedBlock> subheadings() {
    return own().stream()
        .takeWhile(block -> !block.kind().isRunningText())
        .filter(block -> block.kind() == BlockKind.HEADING)
        .toList();
  }

  /** The text without its headlines, byline and date. */
  List<PrintedBlock> body() {
    List<PrintedBlock> subheadings = subheadings();
    return own().stream()
        .filter(block -> subheadings.stream().noneMatch(heading -> heading.equals(block)))
        .filter(block -> !APART.contains(block.kind()))
        .toList();
  }

  Optional<String> text(BlockKind kind) {
    String joined =
        blocks.stream()
            .filter(block -> block.kind() == kind)
            .map(PrintedBlock::text)
            .collect(Collectors.joining("; "));
    return Optional.of(joined).filter(text -> !text.isBlank());
  }

  /** The headline, or else the beginning of the text. */
  String title() {
    return text(BlockKind.HEADLINE)
        .or(
            () ->
                blocks.stream()
                    .filter(block -> block.kind().isRunningText())
                    .map(block -> beginning(block.text()))
                    .findFirst())
        .orElse("Article");
  }

  private static String beginning(String text) {
    String[] words = text.split(" ", -1);
    return words.length <= 10 ? text : String.join(" ", List.of(words).subList(0, 10)) + " …";
  }

  Optional<String> sourceHeadline() {
    return source.headline().map(Block::text);
  }

  /** Sentences that a reader should compare with their source. */
  List<PrintedSentence> doubtful() {
    return sentences().filter(PrintedSentence::isDoubtful).toList();
  }

  private Stream<PrintedSentence> sentences() {
    return blocks.stream().flatMap(block -> block.sentences().stream());
  }

  /** Who made it, and how far it is to be trusted; empty for the source itself. */
  Optional<String> note() {
    return credit.map(
        by -> {
          int doubtful = doubtful().size();
          long all = sentences().count();
          return doubtful == 0
              ? "%s All %d sentences passed the checks.".formatted(by, all)
              : "%s %d of %d sentences need review; they are marked.".formatted(by, doubtful, all);
        });
  }
}
