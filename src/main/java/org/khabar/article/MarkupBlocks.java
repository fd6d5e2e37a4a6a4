package org.khabar.article;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.arabic.TextRange;

/**
 * Reads the blocks of a story's markup, HTML's or NITF's, into a draft: an element that stands for
 * itself is a block, {@code br} ends one. A short paragraph in bold is a heading, one that is a
 * link is furniture.
 */
final class MarkupBlocks implements NodeVisitor {
  private static final Map<String, BlockKind> KINDS =
      Map.ofEntries(
          Map.entry("h1", BlockKind.HEADING),
          Map.entry("h2", BlockKind.HEADING),
          Map.entry("h3", BlockKind.HEADING),
          Map.entry("h4", BlockKind.HEADING),
          Map.entry("h5", BlockKind.HEADING),
          Map.entry("h6", BlockKind.HEADING),
          Map.entry("figcaption", BlockKind.CAPTION),
          Map.entry("caption", BlockKind.CAPTION),
          Map.entry("blockquote", BlockKind.QUOTATION),
          Map.entry("hl1", BlockKind.HEADING),
          Map.entry("hl2", BlockKind.HEADING),
          Map.entry("media-caption", BlockKind.CAPTION),
          Map.entry("bq", BlockKind.QUOTATION),
          Map.entry("byline", BlockKind.BYLINE),
          Map.entry("dateline", BlockKind.DATELINE));
  private static final Set<String> BLOCKS =
      Set.of(
          ("address article aside block blockquote body body.content body.head bq byline caption"
                  + " center content dateline dd details div dl dt fieldset figcaption figure footer"
                  + " form h1 h2 h3 h4 h5 h6 header hedline hgroup hl1 hl2 hr li main media"
                  + " media-caption note ol p pre section summary table tbody td tfoot th thead tr"
                  + " ul")
              .split(" ", -1));
  private static final Set<String> STRONG = Set.of("b", "strong");
  private static final int CAPTION_WORDS = 40;

  private final ArticleDraft draft;
  private final Predicate<String> known;
  private final Deque<BlockKind> kinds = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private int links;
  private int strongs;
  private int letters;
  private int linked;
  private int strong;

  private MarkupBlocks(ArticleDraft draft, Predicate<String> known) {
    this.draft = draft;
    this.known = known;
  }

  /**
   * Adds the blocks of an element to a draft.
   *
   * @param known texts that have been added already, such as the headline
   */
  static void read(Element story, ArticleDraft draft, Predicate<String> known) {
    MarkupBlocks reading = new MarkupBlocks(draft, known);
    story.traverse(reading);
    reading.flush();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode part) {
      add(part.getWholeText());
    } else if (node instanceof Element element) {
      String name = name(element);
      links += name.equals("a") ? 1 : 0;
      strongs += STRONG.contains(name) ? 1 : 0;
      if (name.equals("br")) {
        flush();
      } else if (isBlock(element)) {
        flush();
        BlockKind kind = kind(element);
        kinds.push(
            kind == null ? Objects.requireNonNullElse(kinds.peek(), BlockKind.PARAGRAPH) : kind);
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      String name = name(element);
      if (isBlock(element)) {
        flush();
        kinds.pop();
      }
      links -= name.equals("a") ? 1 : 0;
      strongs -= STRONG.contains(name) ? 1 : 0;
    }
  }

  private static String name(Element element) {
    return element.normalName();
  }

  private static boolean isBlock(Element element) {
    return BLOCKS.contains(name(element)) || isCaption(element);
  }

  private static boolean isCaption(Element element) {
    return element.className().toLowerCase(Locale.ROOT).contains("caption");
  }

  private static @Nullable BlockKind kind(Element element) {
    return isCaption(element) ? BlockKind.CAPTION : KINDS.get(name(element));
  }

  private void add(String part) {
    text.append(part);
    int count = (int) part.chars().filter(c -> !Character.isWhitespace(c)).count();
    letters += count;
    linked += links > 0 ? count : 0;
    strong += strongs > 0 ? count : 0;
  }

  private void flush() {
    String block = text.toString().replaceAll("[\\s\u00a0]+", " ").strip();
    boolean wholeLink = letters > 0 && linked * 10 >= letters * 9;
    boolean wholeStrong = letters > 0 && strong == letters;
    text.setLength(0);
    letters = 0;
    linked = 0;
    strong = 0;
    if (!block.isEmpty() && !known.test(block)) {
      add(block, wholeLink, wholeStrong);
    }
  }

  private void add(String block, boolean wholeLink, boolean wholeStrong) {
    BlockKind kind = Objects.requireNonNullElse(kinds.peek(), BlockKind.PARAGRAPH);
    TextLine line = new TextLine(new TextRange(0, block.length()), ArabicCleaner.clean(block));
    boolean caption = kind == BlockKind.CAPTION && line.words() <= CAPTION_WORDS;
    if (kind == BlockKind.PARAGRAPH && wholeLink && !line.endsSentence()) {
      draft.setApart(block);
    } else if (kind == BlockKind.HEADING && LineForm.furniture(line).isPresent()) {
      draft.add(BlockKind.FURNITURE, block);
    } else if (kind == BlockKind.PARAGRAPH && wholeStrong && isHeading(line)) {
      draft.add(BlockKind.HEADING, block);
    } else if (kind == BlockKind.PARAGRAPH || (kind == BlockKind.CAPTION && !caption)) {
      draft.addParagraph(block);
    } else {
      draft.add(kind, block);
    }
  }

  private boolean isHeading(TextLine line) {
    return draft.hasRunningText()
        && !line.endsSentence()
        && line.words() <= LineForm.HEADING_WORDS
        && LineForm.of(line.text()).isEmpty()
        && LineForm.furniture(line).isEmpty();
  }
}
