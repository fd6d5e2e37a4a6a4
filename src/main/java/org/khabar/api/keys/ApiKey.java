package org.khabar.api.keys;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key, without its secret.
 *
 * @param id what never changes about it, and is said of nothing else
 * @param prefix the first characters of the secret, by which people recognise it
 * @param terms what it was made for
 * @param created when
 * @param revoked when it was revoked; null if it was not
 * @param lastUsed when it was last used, to the minute; null if never
 */
public record ApiKey(
    String id,
    String prefix,
    Terms terms,
    Instant created,
    @Nullable Instant revoked,
    @Nullable Instant lastUsed) {
  public static final int MAX_NAME_CHARACTERS = 100;

  /**
   * What a key is made for.
   *
   * @param name what people call it
   * @param scopes what it opens; at least one
   * @param expires when it ends; null for never
   * @param requestsPerMinute how often it may be used; null for as often as it likes
   * @param charactersPerMonth how many characters (code points of the source) it may have
   *     translated in a calendar month of UTC; null for any number
   */
  public record Terms(
      String name,
      Set<Scope> scopes,
      @Nullable Instant expires,
      @Nullable Integer requestsPerMinute,
      @Nullable Long charactersPerMonth) {
    public Terms {
      scopes = Set.copyOf(EnumSet.copyOf(scopes));
    }

    OptionalInt rate() {
      return requestsPerMinute == null ? OptionalInt.empty() : OptionalInt.of(requestsPerMinute);
    }

    OptionalLong quota() {
      return charactersPerMonth == null
          ? OptionalLong.empty()
          : OptionalLong.of(charactersPerMonth);
    }
  }

  /** Why it opens nothing at a moment; empty if it does. */
  Optional<String> fault(Instant now) {
    if (revoked != null) {
      return Optional.of("the key " + prefix + "… was revoked");
    }
    return terms.expires() != null && !now.isBefore(terms.expires())
        ? Optional.of("the key " + prefix + "… expired at " + terms.expires())
        : Optional.empty();
  }

  /** {@code active}, {@code expired} or {@code revoked}. */
  public String state(Instant now) {
    if (revoked != null) {
      return "revoked";
    }
    return fault(now).isPresent() ? "expired" : "active";
  }
}
