package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khabar.article.Block;
import org.khabar.desk.PendingArticle;
import org.khabar.translate.PendingText;

/**
 * The first event of a stream, {@code source}: how the text that was sent is read.
 *
 * @param blocks the blocks of an article, in the order of the page, or the texts of a translation
 * @param text the text that the sources are ranges of, if it was not sent as plain text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamedSource(List<StreamedBlock> blocks, @Nullable String text) {

  /**
   * A block.
   *
   * @param kind such as {@code paragraph}; {@code text} where a text was sent and no article
   * @param boilerplate whether it is not part of the article itself
   * @param source where it stands in the text that was sent
   * @param segments where its sentences stand in the text that was sent
   */
  public record StreamedBlock(
      String kind, boolean boilerplate, RangeView source, List<RangeView> segments) {}

  static StreamedSource of(PendingArticle article) {
    List<StreamedBlock> blocks = new ArrayList<>();
    for (int i = 0; i < article.texts().size(); i++) {
      Block block = article.article().blocks().get(i);
      blocks.add(
          new StreamedBlock(
              block.kind().name().toLowerCase(Locale.ROOT),
              ArticleView.isBoilerplate(block.kind()),
              RangeView.of(block.range()),
              sentences(article.texts().get(i))));
    }
    return new StreamedSource(blocks, ArticleView.sourceText(article.article()));
  }

  static StreamedSource of(List<String> raw, List<PendingText> texts) {
    List<StreamedBlock> blocks = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      RangeView whole = new RangeView(0, raw.get(i).length());
      blocks.add(new StreamedBlock("text", false, whole, sentences(texts.get(i))));
    }
    return new StreamedSource(blocks, null);
  }

  private static List<RangeView> sentences(PendingText text) {
    return text.sources().stream().map(RangeView::of).toList();
  }
}
