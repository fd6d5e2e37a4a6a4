package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.store.ArticleHead;

/**
 * What is known of a stored article, as JSON. Times are ISO 8601 in UTC.
 *
 * @param id its id, made from the Arabic, the story and what its English was made with
 * @param externalId what its sender calls the story
 * @param state what a person has made of it, in lower case, see {@link
 *     org.khabar.desk.store.ArticleState}
 * @param version which version of its story it is, from 1
 * @param edition which edition of that version, from 1: each is made with another model or settings
 * @param revision it grows with every change
 * @param createdAt when it was stored
 * @param updatedAt when it was last changed
 * @param approvedAt when it was approved
 * @param previous id of the version before it
 * @param next id of the version after it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredView(
    String id,
    @Nullable String externalId,
    String state,
    int version,
    int edition,
    int revision,
    String createdAt,
    String updatedAt,
    @Nullable String approvedAt,
    @Nullable String previous,
    @Nullable String next) {

  static StoredView of(ArticleHead head) {
    Instant approved = head.approved();
    return new StoredView(
        head.id(),
        head.externalId(),
        head.state().name().toLowerCase(Locale.ROOT),
        head.version(),
        head.edition(),
        head.revision(),
        head.created().toString(),
        head.updated().toString(),
        approved == null ? null : approved.toString(),
        head.previous(),
        head.next());
  }
}
