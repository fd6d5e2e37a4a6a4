package org.khabar.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.khabar.arabic.Lexicon;
import org.khabar.arabic.Script;

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
  private static final int CAPTION_WORDS = 8;
  private static final int NAME_WORDS = 5;
  private static final Pattern CAPTION_WORD =
      Pattern.compile(".*(?:أرشيفي|صورة|جانب من|تصوير).*|.*\\([^()]{2,30}\\)");

  private final ReadingLimit limit;

  /**
   * @param maxCharacters the longest article to read, in UTF-16 code units
   */
  public PlainTextReader(int maxCharacters) {
    this.limit = new ReadingLimit(maxCharacters);
  }

  @Override
  public Article read(String raw) {
    limit.checkLength(raw.length());
    List<TextLine> lines = TextLine.of(raw);
    if (lines.isEmpty()) {
      throw new UnreadableArticleException(
          UnreadableArticleException.Reason.EMPTY, "the article has no text");
    }
    if (ArticleFormat.isMarkup(raw)) {
      throw new UnreadableArticleException(
          UnreadableArticleException.Reason.MARKUP, "the article is HTML; send it as text/html");
    }
    ReadingLimit.checkArabic(raw);
    return new Article(raw, new Reading(raw, lines, false).blocks());
  }

  /**
   * The blocks of a text that has tags of no kind.
   *
   * @param headlineKnown whether the headline stands elsewhere, so that no line is taken for it
   */
  static List<Block> blocks(String raw, boolean headlineKnown) {
    return new Reading(raw, TextLine.of(raw), headlineKnown).blocks();
  }

  /** One article being read, line by line. */
  private static final class Reading {
    private final String raw;
    private final List<TextLine> lines;
    private final List<Block> blocks = new ArrayList<>();
    private final boolean headlineKnown;
    private boolean headlineSeen;
    private boolean paragraphSeen;
    private boolean inFurniture;

    Reading(String raw, List<TextLine> lines, boolean headlineKnown) {
      this.raw = raw;
      this.lines = lines;
      this.headlineKnown = headlineKnown;
      this.headlineSeen = headlineKnown;
    }

    List<Block> blocks() {
      for (int i = 0; i < lines.size(); i++) {
        i += take(i);
      }
      if (!headlineKnown) {
        nameCaption();
      }
      return blocks;
    }

    /** Takes a line, and says how many more it took. */
    private int take(int i) {
      TextLine line = lines.get(i);
      if (Lexicon.MASTHEADS.find(LineForm.withoutColon(line.text())).isPresent()) {
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
      Optional<BlockKind> form = LineForm.of(line.text());
      if (form.isPresent()) {
        return form.get();
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
              && line.words() <= (paragraphSeen ? LineForm.HEADING_WORDS : HEADLINE_WORDS)
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
      Optional<String> kind = LineForm.furniture(line);
      if (kind.isPresent()) {
        inFurniture = kind.get().equals("section") && LineForm.isWhollyFurniture(line.text());
        return true;
      }
      boolean linkInSection = inFurniture && !line.endsSentence() && line.words() <= HEADLINE_WORDS;
      inFurniture = linkInSection;
      return linkInSection
          || (paragraphSeen && line.words() <= 3 && !Script.hasArabic(line.text()));
    }

    private static boolean isName(TextLine line) {
      return line.words() <= NAME_WORDS
          && line.text().chars().allMatch(c -> Character.isLetter(c) || c == ' ' || c == '.')
          && !line.endsSentence()
          && Lexicon.MASTHEADS.find(line.text()).isEmpty();
    }

    private void add(BlockKind kind, TextLine line) {
      if (kind == BlockKind.PARAGRAPH) {
        boolean first = blocks.stream().noneMatch(block -> block.kind() == BlockKind.PARAGRAPH);
        Block whole = new Block(BlockKind.PARAGRAPH, line.range(), line.cleaned());
        blocks.addAll(first ? Dateline.apart(whole, raw) : List.of(whole));
      } else {
        blocks.add(new Block(kind, line.range(), line.cleaned()));
      }
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
