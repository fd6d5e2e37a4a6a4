package org.khabar.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Empty databases of both kinds: H2 in memory, and a real PostgreSQL that all tests share. */
public enum TestDatabases {
  H2 {
    @Override
    public DatabaseSettings settings() {
      return DatabaseSettings.at("jdbc:h2:mem:" + fresh() + ";DB_CLOSE_DELAY=-1");
    }
  },
  POSTGRESQL {
    @Override
    public DatabaseSettings settings() {
      String name = fresh();
      try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return DatabaseSettings.at(Server.RUNNING.getJdbcUrl("postgres", name));
    }
  };

  /** Where a new, empty database is. */
  public abstract DatabaseSettings settings();

  /** A new database with Khabar's tables. */
  public Database open() {
    return Database.open(settings());
  }

  private static String fresh() {
    return "khabar_" + UUID.randomUUID().toString().replace("-", "");
  }

  /** Started by the first test that wants it; it ends with the tests. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
