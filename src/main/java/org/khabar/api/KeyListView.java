package org.khabar.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.khabar.api.keys.ApiKey;
import org.khabar.api.keys.CharacterAccount;

/**
 * Keys, the newest first.
 *
 * @param keys the keys
 */
public record KeyListView(List<KeyView> keys) {

  /** The JSON of keys, each with what it has used of its month. */
  public static KeyListView of(List<ApiKey> keys, CharacterAccount account, Instant now) {
    Map<String, CharacterAccount.Usage> usage = account.usage(keys);
    return new KeyListView(
        keys.stream()
            .map(key -> KeyView.of(key, Objects.requireNonNull(usage.get(key.id())), now))
            .toList());
  }
}
