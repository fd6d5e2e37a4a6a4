package org.khabar.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.khabar.arabic.DateLine;
import org.khabar.arabic.Lexicon;
import org.khabar.arabic.Script;
import org.khabar.arabic.TextRange;

/**
 * Reads plain text as newsrooms paste it from a page: masthead, headline, date, caption, paragraphs
 * with headings, page furniture. A blank line or a line end separates blocks; lines that were
 * wrapped are joined.
 *
 * <p>A line is known by its form: dates, bylines and furniture by their words; the first other line
 * that does not end a sentence is the headline; short lines between it and the first paragraph are
 * headings or a caption; later ones are headings.
 */
public final class PlainTextReader implements ArticleReader {
  private static final int HEADLINE_WORDS = 30;
  private static final int HEADING_WORDS = 12;
  private static final int CAPTION_WORDS = 8;
  private static final int NAME_WORDS = 5;
  private static final Pattern MARKUP =
      Pattern.compile("<(?:!doctype|html|head|body|div|p|br|span|article|h[1-6])\\b[^<>]*>");

  private static final Pattern CAPTION_WORD =
      Pattern.compile(".*(?:أرشيفي|صورة|جانب من|تصوير).*|.*\\([^()]{2,30}\\)");

  private final int maxCharacters;

  /**
   * @param maxCharacters the longest article to read, in UTF-16 code units
   */
  public PlainTextReader(int maxCharacters) {
    this.maxCharacters = maxCharacters;
  }

  @Override
  public Article read(String raw) {
    if (raw.length() > maxCharacters) {
      throw new UnreadableArticleException(
          UnreadableArticleException.Reason.TOO_LONG,
          "the article has %d characters; at most %d are read"
              .formatted(raw.length(), maxCharacters));
    }
    List<TextLine> lines = TextLine.of(raw);
    if (lines.isEmpty()) {
      throw new UnreadableArticleException(
          UnreadableArticleException.Reason.EMPTY, "the article has no text");
    }
    if (MARKUP.matcher(raw.toLowerCase(Locale.ROOT)).find()) {
      throw new UnreadableArticleException(
          UnreadableArticleException.Reason.MARKUP,
          "the article is HTML; send its text without the markup");
    }
    if (!Script.hasArabic(raw)) {
      throw new UnreadableArticleException(
          UnreadableArticleException.Reason.NOT_ARABIC, "the article has no Arabic letters");
    }
    return new Article(raw, new Reading(raw, lines).blocks());
  }

  /** One article being read, line by line. */
  private static final class Reading {
    private final String raw;
    private final List<TextLine> lines;
    private final List<Block> blocks = new ArrayList<>();
    private boolean headlineSeen;
    private boolean paragraphSeen;
    private boolean inFurniture;

    Reading(String raw, List<TextLine> lines) {
      this.raw = raw;
      this.lines = lines;
    }

    List<Block> blocks() {
      for (int i = 0; i < lines.size(); i++) {
        i += take(i);
      }
      nameCaption();
      return blocks;
    }

    /** Takes a line, and says how many more it took. */
    private int take(int i) {
      TextLine line = lines.get(i);
      if (Lexicon.MASTHEADS.find(withoutColon(line.text())).isPresent()) {
        add(BlockKind.MASTHEAD, line);
        if (i + 1 < lines.size() && isName(lines.get(i + 1))) {
          add(BlockKind.MASTHEAD, lines.get(i + 1));
          return 1;
        }
        return 0;
      }
      add(kindOf(line, i), line);
      return 0;
    }

    private BlockKind kindOf(TextLine line, int i) {
      if (isMastheadWithName(line)) {
        return BlockKind.MASTHEAD;
      }
      if (DateLine.parse(line.text()).isPresent()) {
        return BlockKind.PUBLISHED;
      }
      if (Byline.parse(line.text()).isPresent() || Dateline.signature(line.text()).isPresent()) {
        return BlockKind.BYLINE;
      }
      if (isFurniture(line)) {
        return BlockKind.FURNITURE;
      }
      if (line.isQuotation() && paragraphSeen) {
        return BlockKind.QUOTATION;
      }
      if (!headlineSeen && !paragraphSeen && isHeadline(line, i)) {
        headlineSeen = true;
        return BlockKind.HEADLINE;
      }
      boolean heading =
          !line.endsSentence()
              && line.words() <= (paragraphSeen ? HEADING_WORDS : HEADLINE_WORDS)
              && i + 1 < lines.size()
              && headlineSeen
              && Dateline.of(line.text()).isEmpty();
      if (heading) {
        return BlockKind.HEADING;
      }
      inFurniture = false;
      paragraphSeen = true;
      return BlockKind.PARAGRAPH;
    }

    private boolean isHeadline(TextLine line, int i) {
      return !line.endsSentence()
          && line.words() <= HEADLINE_WORDS
          && i + 1 < lines.size()
          && Script.hasArabic(line.text())
          && Dateline.of(line.text()).isEmpty();
    }

    private boolean isFurniture(TextLine line) {
      var kind = Lexicon.FURNITURE.findPrefix(line.text());
      boolean whole = Lexicon.FURNITURE.find(withoutColon(line.text())).isPresent();
      if (kind.isPresent() && (whole || (line.words() <= HEADING_WORDS && !line.endsSentence()))) {
        inFurniture = whole && kind.get().equals("section");
        return true;
      }
      boolean linkInSection = inFurniture && !line.endsSentence() && line.words() <= HEADLINE_WORDS;
      inFurniture = linkInSection;
      return linkInSection
          || (paragraphSeen && line.words() <= 3 && !Script.hasArabic(line.text()));
    }

    private static boolean isMastheadWithName(TextLine line) {
      int colon = line.text().indexOf(':');
      return colon > 0
          && line.words() <= 10
          && Lexicon.MASTHEADS.find(line.text().substring(0, colon).strip()).isPresent();
    }

    private static boolean isName(TextLine line) {
      return line.words() <= NAME_WORDS
          && line.text().chars().allMatch(c -> Character.isLetter(c) || c == ' ' || c == '.')
          && !line.endsSentence()
          && Lexicon.MASTHEADS.find(line.text()).isEmpty();
    }

    private static String withoutColon(String text) {
      return text.endsWith(":") ? text.substring(0, text.length() - 1).strip() : text;
    }

    private void add(BlockKind kind, TextLine line) {
      if (kind == BlockKind.PARAGRAPH) {
        addParagraph(line);
      } else {
        blocks.add(new Block(kind, line.range(), line.cleaned()));
      }
    }

    /** A paragraph may begin with a dateline, which is a block of its own. */
    private void addParagraph(TextLine line) {
      Block whole = new Block(BlockKind.PARAGRAPH, line.range(), line.cleaned());
      boolean first = blocks.stream().noneMatch(block -> block.kind() == BlockKind.PARAGRAPH);
      var dateline = first ? Dateline.of(whole.text()) : java.util.Optional.<Dateline>empty();
      if (dateline.isEmpty() || dateline.get().range().end() >= whole.text().length()) {
        blocks.add(whole);
        return;
      }
      int cut = whole.rawRange(dateline.get().range()).end();
      blocks.add(Block.of(BlockKind.DATELINE, new TextRange(line.range().start(), cut), raw));
      blocks.add(Block.of(BlockKind.PARAGRAPH, new TextRange(cut, line.range().end()), raw));
    }

    /** The last short line before the first paragraph is what the picture shows. */
    private void nameCaption() {
      int firstText = 0;
      while (firstText < blocks.size() && !blocks.get(firstText).kind().isRunningText()) {
        firstText++;
      }
      for (int i = firstText - 1; i >= 0 && firstText < blocks.size(); i--) {
        Block block = blocks.get(i);
        if (block.kind() == BlockKind.HEADING) {
          int words = block.text().split(" ", -1).length;
          if (words <= CAPTION_WORDS || CAPTION_WORD.matcher(block.text()).matches()) {
            blocks.set(i, new Block(BlockKind.CAPTION, block.range(), block.cleaned()));
          }
          return;
        }
      }
    }
  }
}
