package org.khabar.api.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khabar.database.Database;
import org.khabar.database.TestDatabases;

/** Keys in both databases. */
class KeyStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aKeyIsFoundByItsSecretAndByNothingElse(TestDatabases kind) {
    try (Database database = kind.open()) {
      KeyStore keys = new KeyStore(database, CLOCK);
      assertThat(keys.isClosed()).isFalse();
      KeyStore.Created created = keys.create(terms(null));
      assertThat(keys.isClosed()).isTrue();
      assertThat(created.secret()).hasSize(47).startsWith(created.key().prefix());
      assertThat(keys.find(created.secret())).isPresent();
      String other = created.secret().substring(0, 46) + "~";
      assertThat(keys.find(other)).isEmpty();
      assertThat(keys.find(created.key().prefix())).isEmpty();
      assertThat(keys.find("")).isEmpty();
      assertThat(keys.list().get(0).terms()).isEqualTo(created.key().terms());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void noSecretIsStored(TestDatabases kind) {
    try (Database database = kind.open()) {
      String secret = new KeyStore(database, CLOCK).create(terms(null)).secret();
      String row =
          database.transact(
              session ->
                  session
                      .first(
                          "SELECT * FROM api_keys",
                          found -> {
                            StringBuilder all = new StringBuilder();
                            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                              all.append(found.getString(i)).append('\n');
                            }
                            return all.toString();
                          })
                      .orElseThrow());
      assertThat(row).contains(secret.substring(0, 12)).doesNotContain(secret.substring(12));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatOneNodeRevokesOpensNothingOnAnother(TestDatabases kind) {
    try (Database database = kind.open()) {
      KeyStore here = new KeyStore(database, CLOCK);
      KeyStore there = new KeyStore(database, CLOCK);
      KeyStore.Created created = here.create(terms(null));
      assertThat(there.find(created.secret()).orElseThrow().fault(NOW)).isEmpty();
      assertThat(here.revoke(created.key().prefix())).isPresent();
      assertThat(there.find(created.secret()).orElseThrow().fault(NOW).orElse(""))
          .contains("revoked");
      assertThat(here.revoke("nobody")).isEmpty();
      assertThat(there.isClosed()).as("the door does not open again").isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aKeyEndsWhenItSaysSo(TestDatabases kind) {
    try (Database database = kind.open()) {
      KeyStore keys = new KeyStore(database, CLOCK);
      ApiKey key = keys.create(terms(NOW.plusSeconds(60))).key();
      assertThat(key.fault(NOW.plusSeconds(59))).isEmpty();
      assertThat(key.fault(NOW.plusSeconds(60)).orElse("")).contains("expired");
      assertThat(keys.list().get(0).state(NOW.plusSeconds(61))).isEqualTo("expired");
    }
  }

  private static ApiKey.Terms terms(@Nullable Instant expires) {
    return new ApiKey.Terms("newsroom", Set.of(Scope.JOBS, Scope.ADMIN), expires, 60, 500L);
  }
}
