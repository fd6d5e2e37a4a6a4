package org.khabar.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.khabar.api.CreatedKeyView;
import org.khabar.api.KeyRequest;
import org.khabar.api.KeyView;
import org.khabar.api.keys.KeyStore;
import org.khabar.database.Database;

/** The keys in a database that this process opens itself. */
final class StoredKeys implements KeyKeeper {
  private final Database database;
  private final Clock clock;
  private final KeyStore keys;

  StoredKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.keys = new KeyStore(database, clock);
  }

  @Override
  public CreatedKeyView create(KeyRequest request) {
    boolean first = !keys.isClosed();
    KeyStore.Created created = keys.create(request.terms());
    return new CreatedKeyView(KeyView.of(created.key(), clock.instant()), created.secret(), first);
  }

  @Override
  public List<KeyView> list() {
    return keys.list().stream().map(key -> KeyView.of(key, clock.instant())).toList();
  }

  @Override
  public Optional<KeyView> revoke(String name) {
    return keys.revoke(name).map(key -> KeyView.of(key, clock.instant()));
  }

  @Override
  public void close() {
    database.close();
  }
}
