package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.store.ArticleHead;

/**
 * Stored articles, the newest first.
 *
 * @param articles the articles
 * @param next what {@code after} must be to get older ones; absent if these are the oldest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleListView(List<RowView> articles, @Nullable String next) {

  /**
   * A stored article.
   *
   * @param stored what is known of it, among the other fields
   * @param headline its English headline; empty if it has none
   * @param sentences how many sentences it has
   * @param needsReview how many of them a reader should compare with their source
   */
  public record RowView(
      @JsonUnwrapped StoredView stored, String headline, int sentences, int needsReview) {
    static RowView of(ArticleHead head) {
      return new RowView(
          StoredView.of(head), head.headline(), head.sentences(), head.needsReview());
    }
  }
}
