package org.khabar.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void openingItAgainFindsTheTablesAsTheyWere(TestDatabases kind) {
    DatabaseSettings settings = kind.settings();
    try (Database first = Database.open(settings)) {
      first.transact(session -> session.update(insert("a")));
    }
    try (Database second = Database.open(settings)) {
      assertThat(jobs(second)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatFailsHalfwayLeavesNothing(TestDatabases kind) {
    try (Database database = kind.open()) {
      assertThatThrownBy(
              () ->
                  database.transact(
                      session -> {
                        session.update(insert("a"));
                        throw new IllegalStateException("halfway");
                      }))
          .hasMessage("halfway");
      assertThat(jobs(database)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKeyThatIsThereAlreadyIsToldFromOtherFaults(TestDatabases kind) {
    try (Database database = kind.open()) {
      database.transact(session -> session.update(insert("a")));
      assertThatThrownBy(() -> database.transact(session -> session.update(insert("a"))))
          .isInstanceOfSatisfying(
              DatabaseException.class, e -> assertThat(e.isDuplicate()).isTrue());
      assertThatThrownBy(() -> database.transact(session -> session.update("DELETE FROM nothing")))
          .isInstanceOfSatisfying(
              DatabaseException.class, e -> assertThat(e.isDuplicate()).isFalse());
    }
  }

  @Test
  void anAddressOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> DatabaseSettings.at("jdbc:mysql://db/khabar"))
        .hasMessage(
            "khabar.database.url: it must start with jdbc:postgresql: or jdbc:h2:, not be"
                + " 'jdbc:mysql://db/khabar'");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword() {
    assertThatThrownBy(
            () ->
                Database.open(
                    DatabaseSettings.at("jdbc:h2:tcp://localhost:1/x;user=sa;password=geheim")))
        .hasMessageStartingWith("the database jdbc:h2:tcp://localhost:1/x")
        .hasMessageContaining("cannot be used: ")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("geheim"));
  }

  @Test
  void anEmbeddedDatabaseWritesACommitBeforeItAcknowledgesIt() {
    DatabaseSettings settings = DatabaseSettings.embedded(folder);
    assertThat(settings.isShared()).isFalse();
    assertThat(settings.address()).endsWith(";DB_CLOSE_ON_EXIT=FALSE").contains(";WRITE_DELAY=0");
  }

  private static String insert(String id) {
    return "INSERT INTO jobs (id, state, priority, created_at, total) VALUES ('%s', 'QUEUED', 0, %s, 0)"
        .formatted(id, "TIMESTAMP WITH TIME ZONE '2024-08-18 22:14:00+00'");
  }

  private static long jobs(Database database) {
    return database.transact(session -> session.number("SELECT COUNT(*) FROM jobs"));
  }
}
