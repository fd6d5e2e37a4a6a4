package org.khabar.article;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.arabic.DateLine;
import org.khabar.arabic.Script;
import org.khabar.article.UnreadableArticleException.Reason;

/**
 * Reads the article out of a page of HTML, or out of a fragment. What the page tells machines
 * (JSON-LD, Open Graph) says which of its texts are headline, author and date, and stands in for
 * them where they are not seen. Its menus, share bars and related links are set apart.
 */
final class HtmlReader implements ArticleReader {
  private static final String AUTHOR =
      "[itemprop=author], [rel=author], .byline, .author, .author-name, .writer";
  private static final String DATE = "time, [itemprop=datePublished], .date, .published, .pubdate";
  private static final int LONGEST_AUTHOR = 80;

  private final ReadingLimit limit;

  HtmlReader(int maxCharacters) {
    this.limit = new ReadingLimit(maxCharacters);
  }

  @Override
  public Article read(String html) {
    return new Reading(HtmlTree.parse(html), limit).article();
  }

  /** One page being read. */
  private static final class Reading {
    private final Document page;
    private final PageMetadata told;
    private final ArticleDraft draft;

    Reading(Document page, ReadingLimit limit) {
      this.draft = new ArticleDraft(limit);
      this.page = page;
      this.told = new PageMetadata(page);
    }

    Article article() {
      Optional<OffsetDateTime> published = told.published();
      Optional<String> body = told.body();
      ArticleMetadata about =
          new ArticleMetadata(
              ArticleFormat.HTML, told.uri(), told.language(), published, Optional.empty());
      PageFurniture.takeOut(page.body(), draft::setApart);
      Element story = new StoryFinder(page.body()).find();
      Optional<Element> headline = headline(story);
      headline
          .map(Element::text)
          .or(told::headline)
          .filter(text -> headline.isPresent() || told.namesHeadline() || isWhole())
          .ifPresent(text -> draft.add(BlockKind.HEADLINE, text));
      addAuthor(story);
      addDate(story, published);
      around(story, headline);
      MarkupBlocks.read(story, draft, draft::says);
      if (!draft.hasRunningText()) {
        body.ifPresent(draft::addText);
      }
      if (!draft.hasRunningText() && isWhole()) {
        throw new UnreadableArticleException(
            Reason.EMPTY, "the page has no article: no paragraph of text was found in it");
      }
      return draft.finish(about);
    }

    /** Whether it is a page rather than a fragment of one. */
    private boolean isWhole() {
      return !page.title().isBlank();
    }

    /** The heading that is the headline: the one that machines are told of, or the story's own. */
    private Optional<Element> headline(Element story) {
      List<Element> headings = page.body().select("h1");
      String wanted = told.headline().map(text -> ArabicCleaner.clean(text).text()).orElse("");
      return headings.stream()
          .filter(h -> !wanted.isEmpty() && ArabicCleaner.clean(h.text()).text().equals(wanted))
          .findFirst()
          .or(() -> Optional.ofNullable(story.selectFirst("h1")))
          .or(() -> headings.stream().filter(h -> Script.hasArabic(h.text())).findFirst());
    }

    private void addAuthor(Element story) {
      seen(AUTHOR, story)
          .filter(e -> e.text().length() <= LONGEST_AUTHOR && Script.hasArabic(e.text()))
          .map(Reading::taken)
          .or(told::author)
          .ifPresent(author -> draft.add(BlockKind.BYLINE, author));
    }

    private void addDate(Element story, Optional<OffsetDateTime> published) {
      seen(DATE, story)
          .filter(e -> DateLine.parse(ArabicCleaner.clean(e.text()).text()).isPresent())
          .map(Reading::taken)
          .or(() -> published.map(IsoTime::line))
          .ifPresent(date -> draft.add(BlockKind.PUBLISHED, date));
    }

    /** The text of an element, which is not to be read again. */
    private static String taken(Element element) {
      String text = element.text();
      element.empty();
      return text;
    }

    private Optional<Element> seen(String selector, Element story) {
      return Optional.ofNullable(story.selectFirst(selector))
          .or(() -> Optional.ofNullable(page.body().selectFirst("header " + selector)));
    }

    /** What stands on the page outside the story is set apart. */
    private void around(Element story, Optional<Element> headline) {
      if (story.equals(page.body())) {
        return;
      }
      story.remove();
      headline.filter(h -> h.root().equals(page)).ifPresent(Element::empty);
      for (Element element : page.body().getAllElements()) {
        if (!element.ownText().isBlank()) {
          draft.setApart(element.ownText());
        }
      }
    }
  }
}
