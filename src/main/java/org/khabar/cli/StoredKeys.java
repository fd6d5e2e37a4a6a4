package org.khabar.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.khabar.api.CreatedKeyView;
import org.khabar.api.KeyListView;
import org.khabar.api.KeyRequest;
import org.khabar.api.KeyView;
import org.khabar.api.keys.ApiKey;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.api.keys.KeyStore;
import org.khabar.database.Database;

/** The keys in a database that this process opens itself. */
final class StoredKeys implements KeyKeeper {
  private final Database database;
  private final Clock clock;
  private final KeyStore keys;
  private final CharacterAccount account;

  StoredKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.keys = new KeyStore(database, clock);
    this.account = new CharacterAccount(() -> database, clock);
  }

  @Override
  public CreatedKeyView create(KeyRequest request) {
    boolean first = !keys.isClosed();
    KeyStore.Created created = keys.create(request.terms());
    return new CreatedKeyView(view(created.key()), created.secret(), first);
  }

  @Override
  public List<KeyView> list() {
    return KeyListView.of(keys.list(), account, clock.instant()).keys();
  }

  @Override
  public Optional<KeyView> revoke(String name) {
    return keys.revoke(name).map(this::view);
  }

  private KeyView view(ApiKey key) {
    return KeyView.of(key, account.usage(key), clock.instant());
  }

  @Override
  public void close() {
    database.close();
  }
}
