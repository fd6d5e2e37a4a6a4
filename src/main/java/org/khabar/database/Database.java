package org.khabar.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** An open database whose tables are those of this version. Any thread may use it. */
public final class Database implements AutoCloseable {
  private static final long CONNECT_MILLIS = 10_000;

  private final HikariDataSource source;
  private final boolean shared;

  private Database(HikariDataSource source, boolean shared) {
    this.source = source;
    this.shared = shared;
  }

  /**
   * Opens a database; makes and renews its tables where needed. Nodes that start at once wait for
   * each other here.
   *
   * @throws DatabaseException if it cannot be reached or used; the message says why
   */
  public static Database open(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.address());
    if (settings.user() != null) {
      config.setUsername(settings.user());
    }
    if (settings.password() != null) {
      config.setPassword(settings.password());
    }
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setPoolName("khabar-database");
    HikariDataSource source;
    try {
      source = new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw new DatabaseException(unusable(settings, e), e);
    }
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration")
          .loggers("slf4j")
          .load()
          .migrate();
      return new Database(source, settings.isShared());
    } catch (FlywayException e) {
      source.close();
      throw new DatabaseException(unusable(settings, e), e);
    }
  }

  private static String unusable(DatabaseSettings settings, Exception failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String why = Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    String what = "the database " + settings.url().replaceAll("password=[^&;]*", "password=…");
    return why.contains("already in use") || why.contains("is locked")
        ? what
            + " is in use by another process; stop it, name another khabar.home, or share a"
            + " PostgreSQL with khabar.database.url"
        : what + " cannot be used: " + why.lines().findFirst().orElse(why);
  }

  /** Connections for libraries that make their own statements. */
  public DataSource source() {
    return source;
  }

  /** Whether several processes can share it; a database in files is one process's own. */
  public boolean isShared() {
    return shared;
  }

  /**
   * Runs statements in one transaction: all of them hold, or none.
   *
   * @throws DatabaseException if the database refuses one; what the work throws is passed on
   */
  public <T> T transact(Function<Session, T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.apply(new Session(connection));
        connection.commit();
        return result;
      } catch (RuntimeException | Error e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e); // a lost connection: the database has rolled back itself
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
