package org.khabar.cli;

import java.util.List;
import java.util.Optional;
import org.khabar.api.CreatedKeyView;
import org.khabar.api.KeyRequest;
import org.khabar.api.KeyView;

/** Sees to the keys, wherever the database is open. */
interface KeyKeeper extends AutoCloseable {
  CreatedKeyView create(KeyRequest request);

  List<KeyView> list();

  /** Revokes a key by its id or prefix; empty if there is none. */
  Optional<KeyView> revoke(String name);

  @Override
  void close();
}
