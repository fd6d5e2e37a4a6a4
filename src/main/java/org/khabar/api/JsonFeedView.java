package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A feed of briefs as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) has it.
 *
 * @param version the version of the format
 * @param title its title
 * @param homePage the service
 * @param feed the feed itself
 * @param language of its texts
 * @param items its stories, the newest first
 */
public record JsonFeedView(
    String version,
    String title,
    @JsonProperty("home_page_url") String homePage,
    @JsonProperty("feed_url") String feed,
    String language,
    List<ItemView> items) {
  private static final String VERSION = "https://jsonfeed.org/version/1.1";

  /**
   * A story.
   *
   * @param id stays the same through all versions of the story
   * @param url its newest article
   * @param title its headline
   * @param text its brief
   * @param published when its newest version was stored
   * @param modified when that was last changed
   * @param language of the text
   * @param khabar what the format has no place for
   */
  public record ItemView(
      String id,
      String url,
      String title,
      @JsonProperty("content_text") String text,
      @JsonProperty("date_published") String published,
      @JsonProperty("date_modified") String modified,
      String language,
      @JsonProperty("_khabar") ExtensionView khabar) {}

  /**
   * What the format has no place for.
   *
   * @param article id of the article
   * @param externalId what its sender calls the story
   * @param state {@code draft} or {@code approved}
   * @param version which version of the story it is
   * @param needsReview how many sentences a reader should compare with their source
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ExtensionView(
      String article, @Nullable String externalId, String state, int version, int needsReview) {}

  static JsonFeedView of(FeedAddress address, List<FeedItem> items) {
    return new JsonFeedView(
        VERSION,
        FeedAddress.TITLE,
        address.base() + "/",
        address.self(),
        "en",
        items.stream().map(item -> item(address, item)).toList());
  }

  private static ItemView item(FeedAddress address, FeedItem item) {
    return new ItemView(
        item.storyId(),
        address.article(item.head().id()),
        item.title(),
        item.brief().text(),
        item.head().created().toString(),
        item.head().updated().toString(),
        "en",
        new ExtensionView(
            item.head().id(),
            item.head().externalId(),
            item.head().state().name().toLowerCase(Locale.ROOT),
            item.head().version(),
            item.head().needsReview()));
  }
}
