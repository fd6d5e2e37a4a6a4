package org.khabar.article;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.arabic.TextRange;
import org.khabar.article.UnreadableArticleException.Reason;

/**
 * An article in the making, whose text is put together from the parts of a document. Each block is
 * a line of its own in that text, and knows where it stands there.
 */
final class ArticleDraft {
  private static final int MOST_APART = 500;
  private static final String BETWEEN = "\n\n";

  private final ReadingLimit limit;
  private final StringBuilder raw = new StringBuilder();
  private final List<Block> blocks = new ArrayList<>();
  private final Set<String> apart = new LinkedHashSet<>();
  private boolean paragraphSeen;

  ArticleDraft(ReadingLimit limit) {
    this.limit = limit;
  }

  /** Adds a block; nothing if there is nothing to be seen in the text. */
  void add(BlockKind kind, String text) {
    String line = text.strip();
    if (!ArabicCleaner.clean(line).text().isEmpty()) {
      place(kind, line);
    }
  }

  private Block place(BlockKind kind, String line) {
    limit.checkLength(raw.length() + line.length());
    if (!raw.isEmpty()) {
      raw.append(BETWEEN);
    }
    int start = raw.length();
    raw.append(line);
    Block block = new Block(kind, new TextRange(start, raw.length()), ArabicCleaner.clean(line));
    blocks.add(block);
    paragraphSeen |= kind.isRunningText();
    return block;
  }

  /**
   * Adds a paragraph of a document, which may by its form be something else: a date, a byline,
   * furniture, a quotation; the first may start with a dateline.
   */
  void addParagraph(String text) {
    String line = text.strip();
    TextLine form = new TextLine(new TextRange(0, line.length()), ArabicCleaner.clean(line));
    if (form.text().isEmpty()) {
      return;
    }
    Optional<BlockKind> kind =
        LineForm.of(form.text())
            .or(() -> LineForm.furniture(form).map(section -> BlockKind.FURNITURE));
    if (kind.isPresent()) {
      place(kind.get(), line);
    } else if (form.isQuotation() && paragraphSeen) {
      place(BlockKind.QUOTATION, line);
    } else {
      boolean first = !paragraphSeen;
      Block whole = place(BlockKind.PARAGRAPH, line);
      if (first) {
        blocks.remove(blocks.size() - 1);
        blocks.addAll(Dateline.apart(whole, raw.toString()));
      }
    }
  }

  /** Adds text without tags, whose lines say what they are. */
  void addText(String text) {
    limit.checkLength(raw.length() + text.length());
    if (!raw.isEmpty()) {
      raw.append(BETWEEN);
    }
    int start = raw.length();
    raw.append(text);
    for (Block block : PlainTextReader.blocks(text, has(BlockKind.HEADLINE))) {
      blocks.add(new Block(block.kind(), block.range().shifted(start), block.cleaned()));
      paragraphSeen |= block.kind().isRunningText();
    }
  }

  /** Sets a text of the page around the article apart. */
  void setApart(String text) {
    String line = text.strip();
    if (!line.isEmpty() && apart.size() < MOST_APART) {
      apart.add(line);
    }
  }

  boolean has(BlockKind kind) {
    return blocks.stream().anyMatch(block -> block.kind() == kind);
  }

  /** Whether a block has this text, as a reader sees it. */
  boolean says(String text) {
    String line = ArabicCleaner.clean(text).text();
    return blocks.stream().anyMatch(block -> block.text().equals(line));
  }

  boolean hasRunningText() {
    return paragraphSeen;
  }

  /**
   * The article.
   *
   * @throws UnreadableArticleException if it has no text, or is not Arabic
   */
  Article finish(ArticleMetadata about) {
    if (blocks.isEmpty()) {
      throw new UnreadableArticleException(Reason.EMPTY, "the article has no text");
    }
    ReadingLimit.checkArabic(raw.toString());
    return new Article(raw.toString(), blocks, about, List.copyOf(apart));
  }
}
