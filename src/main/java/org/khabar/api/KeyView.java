package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.api.keys.ApiKey;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.api.keys.Scope;

/**
 * A key without its secret, as JSON. Times are ISO 8601 in UTC.
 *
 * @param id its id
 * @param name what people call it
 * @param prefix how its secret begins
 * @param scopes what it opens
 * @param state {@code active}, {@code expired} or {@code revoked}
 * @param createdAt when it was made
 * @param expiresAt when it ends; absent for never
 * @param revokedAt when it was revoked; absent if it was not
 * @param lastUsedAt when it was last used, to the minute; absent if never
 * @param requestsPerMinute how often it may be used; absent for as often as it likes
 * @param charactersPerMonth how much it may have translated; absent for any number
 * @param requests how often it was used since the month (of UTC) began
 * @param characters characters that it had translated since then
 * @param documents files that it had translated since then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyView(
    String id,
    String name,
    String prefix,
    List<String> scopes,
    String state,
    String createdAt,
    @Nullable String expiresAt,
    @Nullable String revokedAt,
    @Nullable String lastUsedAt,
    @Nullable Integer requestsPerMinute,
    @Nullable Long charactersPerMonth,
    long requests,
    long characters,
    long documents) {

  /** The JSON of a key. */
  public static KeyView of(ApiKey key, CharacterAccount.Usage usage, Instant now) {
    ApiKey.Terms terms = key.terms();
    return new KeyView(
        key.id(),
        terms.name(),
        key.prefix(),
        EnumSet.copyOf(terms.scopes()).stream().map(Scope::written).toList(),
        key.state(now),
        key.created().toString(),
        text(terms.expires()),
        text(key.revoked()),
        text(key.lastUsed()),
        terms.requestsPerMinute(),
        terms.charactersPerMonth(),
        usage.requests(),
        usage.characters(),
        usage.documents());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
