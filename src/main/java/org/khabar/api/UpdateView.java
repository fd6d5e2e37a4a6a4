package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.store.ArticleDiff;
import org.khabar.desk.store.SentenceChange;

/**
 * What an update changed in English, as JSON.
 *
 * @param updates id of the article before
 * @param unchanged how many sentences say what they said
 * @param changes those that do not, in the order of the article
 */
public record UpdateView(String updates, int unchanged, List<ChangeView> changes) {

  /**
   * A sentence that was added, removed or changed.
   *
   * @param kind {@code added}, {@code removed} or {@code changed}
   * @param before the sentence in the article before; absent if it was added
   * @param after the sentence in this article; absent if it was removed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChangeView(String kind, @Nullable SideView before, @Nullable SideView after) {
    static ChangeView of(SentenceChange change) {
      return new ChangeView(
          change.kind().name().toLowerCase(Locale.ROOT),
          change.old().map(SideView::of).orElse(null),
          change.now().map(SideView::of).orElse(null));
    }
  }

  /**
   * A sentence of one of the two articles.
   *
   * @param segment its number in its article, from 0
   * @param block number of its block, from 0
   * @param target where it stands in the block's English
   * @param source where its Arabic stands in the text that was sent
   * @param text its English
   */
  public record SideView(int segment, int block, RangeView target, RangeView source, String text) {
    static SideView of(SentenceChange.Side side) {
      return new SideView(
          side.number(),
          side.block(),
          RangeView.of(side.range()),
          RangeView.of(side.source()),
          side.text());
    }
  }

  static UpdateView of(ArticleDiff diff) {
    return new UpdateView(
        diff.updates(), diff.unchanged(), diff.changes().stream().map(ChangeView::of).toList());
  }
}
