package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khabar.article.Article;
import org.khabar.article.ArticleFormat;
import org.khabar.article.BlockKind;
import org.khabar.desk.EnglishArticle;
import org.khabar.desk.EnglishBlock;
import org.khabar.desk.store.ArticleDiff;
import org.khabar.desk.store.FiledArticle;
import org.khabar.translate.Segment;
import org.khabar.translate.Stamp;

/**
 * An English article with its brief, as JSON.
 *
 * @param headline its headline in English
 * @param published when it was published: ISO 8601, with a zone if the document names one
 * @param dateline its dateline in English
 * @param byline who wrote it
 * @param blocks all of it, in the order of the page
 * @param brief its brief
 * @param sentences how many sentences it has
 * @param needsReview how many of them a reader should compare with their source
 * @param stamp what it was made with
 * @param sourceText the Arabic that the sources are ranges of, if it was not sent as plain text
 * @param uri what identifies the article, as the document says
 * @param apart what stood around the article on its page, in Arabic; absent if nothing did
 * @param stored what is known of it in the store, among the other fields; absent if it is not
 *     stored
 * @param notStored why it is not stored
 * @param update what it changed, if it was sent as an update
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleView(
    @Nullable String headline,
    @Nullable String published,
    @Nullable String dateline,
    @Nullable String byline,
    List<BlockView> blocks,
    BriefView brief,
    int sentences,
    int needsReview,
    Stamp stamp,
    @Nullable String sourceText,
    @Nullable String uri,
    @Nullable List<String> apart,
    @JsonUnwrapped @Nullable StoredView stored,
    @Nullable String notStored,
    @Nullable UpdateView update) {

  /**
   * A block.
   *
   * @param kind such as {@code paragraph}
   * @param boilerplate whether it is not part of the article itself
   * @param source where it stands in the text that was sent, or in {@code sourceText}
   * @param text its English
   * @param segments its sentences; their targets are ranges of {@code text}
   */
  public record BlockView(
      String kind, boolean boilerplate, RangeView source, String text, List<SegmentView> segments) {
    static BlockView of(EnglishBlock block) {
      return new BlockView(
          block.kind().name().toLowerCase(Locale.ROOT),
          isBoilerplate(block.kind()),
          RangeView.of(block.source()),
          block.text(),
          block.segments().stream().map(SegmentView::of).toList());
    }
  }

  static boolean isBoilerplate(BlockKind kind) {
    return kind == BlockKind.FURNITURE || kind == BlockKind.MASTHEAD;
  }

  /** The JSON of an article that came in, or that was stored. */
  public static ArticleView of(FiledArticle filed) {
    ArticleDiff update = filed.update();
    return of(
        filed.english(),
        filed.stored().map(StoredView::of).orElse(null),
        switch (filed.storing()) {
          case NEW, AGAIN -> null;
          case NOT_ASKED -> "as the request asks";
          case OFF -> "this service stores no articles (khabar.articles.enabled)";
          case FAILED -> "the database cannot be used; the log says why";
        },
        update == null ? null : UpdateView.of(update));
  }

  /** The JSON of an article. */
  public static ArticleView of(EnglishArticle article) {
    return of(article, null, null, null);
  }

  private static ArticleView of(
      EnglishArticle article,
      @Nullable StoredView stored,
      @Nullable String notStored,
      @Nullable UpdateView update) {
    List<Segment> segments = article.segments();
    return new ArticleView(
        article.headline().orElse(null),
        article.source().publishedAt().orElse(null),
        text(article, BlockKind.DATELINE),
        text(article, BlockKind.BYLINE),
        article.blocks().stream().map(BlockView::of).toList(),
        BriefView.of(article.brief()),
        segments.size(),
        (int) segments.stream().filter(Segment::needsReview).count(),
        article.stamp(),
        sourceText(article.source()),
        article.source().about().uri().orElse(null),
        article.source().apart().isEmpty() ? null : article.source().apart(),
        stored,
        notStored,
        update);
  }

  /** The text that offsets count in, for those who sent it in another form. */
  static @Nullable String sourceText(Article article) {
    return article.about().format() == ArticleFormat.TEXT ? null : article.raw();
  }

  private static @Nullable String text(EnglishArticle article, BlockKind kind) {
    String joined =
        article.blocks().stream()
            .filter(block -> block.kind() == kind)
            .map(EnglishBlock::text)
            .collect(Collectors.joining("; "));
    return joined.isEmpty() ? null : joined;
  }
}
