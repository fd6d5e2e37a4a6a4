package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.api.keys.Caller;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.api.keys.Scope;

/**
 * What a key has used, as JSON.
 *
 * @param key how the key's secret begins; absent while the service asks for none
 * @param scopes what may be asked for
 * @param characters characters that it had translated since the month began
 * @param requests requests that it made since then
 * @param charactersPerMonth how many it may; absent for any number
 * @param monthEndsAt when the count begins anew; absent without a key
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageView(
    @Nullable String key,
    List<String> scopes,
    long characters,
    long requests,
    @Nullable Long charactersPerMonth,
    @Nullable String monthEndsAt) {

  static UsageView of(Caller caller, Optional<CharacterAccount.Usage> usage) {
    return new UsageView(
        caller.key() == null ? null : caller.key().prefix(),
        EnumSet.copyOf(caller.scopes()).stream().map(Scope::written).toList(),
        usage.map(CharacterAccount.Usage::characters).orElse(0L),
        usage.map(CharacterAccount.Usage::requests).orElse(0L),
        usage
            .filter(used -> used.limit().isPresent())
            .map(used -> used.limit().getAsLong())
            .orElse(null),
        usage.map(used -> used.until().toString()).orElse(null));
  }
}
