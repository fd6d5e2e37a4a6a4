package org.khabar.api.keys;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import org.khabar.database.Database;

/** Opens the keys of the service's database. */
@Factory
final class KeyStoreFactory {

  @Singleton
  KeyStore keys(Supplier<Database> database, Clock clock) {
    return new KeyStore(database, clock);
  }
}
