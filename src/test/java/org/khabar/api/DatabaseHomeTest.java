package org.khabar.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khabar.api.keys.ApiKey;
import org.khabar.api.keys.KeyStore;
import org.khabar.api.keys.Scope;
import org.khabar.database.Database;
import org.khabar.database.DatabaseSettings;

/** Where the service's database in files is. */
class DatabaseHomeTest {
  @Test
  void keysThatWereMadeWithoutTheServiceAreItsKeys(@TempDir Path home) {
    try (Database alone = Database.open(DatabaseSettings.embedded(home.resolve("db")))) {
      new KeyStore(alone, Clock.systemUTC())
          .create(new ApiKey.Terms("newsroom", Scope.USUAL, null, null, null));
    }
    DatabaseProperties none = new DatabaseProperties(null, null, null, 2);
    try (Database served = new DatabaseFactory().database(none, new HomeSettings(home))) {
      assertThat(new KeyStore(served, Clock.systemUTC()).isClosed()).isTrue();
    }
    assertThat(home.resolve("db/khabar.mv.db")).exists();
  }
}
