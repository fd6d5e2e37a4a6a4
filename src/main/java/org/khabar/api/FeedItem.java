package org.khabar.api;

import org.khabar.desk.Brief;
import org.khabar.desk.store.ArticleHead;

/**
 * A story in a feed.
 *
 * @param head its newest article
 * @param title its headline, or else the beginning of its brief
 * @param brief its brief
 */
record FeedItem(ArticleHead head, String title, Brief brief) {
  /** What stays the same through all versions of the story (RFC 8141, in the experimental form). */
  String storyId() {
    return "urn:x-khabar:story:" + head.key().story();
  }
}
