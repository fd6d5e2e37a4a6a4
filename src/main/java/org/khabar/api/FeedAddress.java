package org.khabar.api;

/**
 * Where a feed is.
 *
 * @param base the service as the client reached it, without a slash at the end
 * @param self the feed itself, as it was asked for
 */
record FeedAddress(String base, String self) {
  static final String TITLE = "Khabar briefs";

  String article(String id) {
    return base + "/v1/articles/" + id;
  }
}
