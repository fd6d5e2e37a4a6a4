package org.khabar.desk.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored article without reading it.
 *
 * @param key what makes it the one that it is
 * @param owner whose it is; empty where nobody needs a key
 * @param externalId what its sender calls the story; null if nothing
 * @param version which version of its story it is, from 1
 * @param edition which edition of that version it is, from 1: each is made with something else
 * @param state how far it has come
 * @param revision how often it was changed, plus 1
 * @param headline its English headline, cut where it is very long; empty if it has none
 * @param sentences how many sentences it has
 * @param needsReview how many of them a reader should compare with their source
 * @param created when it was stored
 * @param updated when it was last changed
 * @param approved when it was approved; null if it is a draft
 * @param previous id of the version of its story before it; null if there is none
 * @param next id of the version after it; null if there is none
 */
public record ArticleHead(
    ArticleKey key,
    String owner,
    @Nullable String externalId,
    int version,
    int edition,
    ArticleState state,
    int revision,
    String headline,
    int sentences,
    int needsReview,
    Instant created,
    Instant updated,
    @Nullable Instant approved,
    @Nullable String previous,
    @Nullable String next) {

  public String id() {
    return key.id();
  }
}
