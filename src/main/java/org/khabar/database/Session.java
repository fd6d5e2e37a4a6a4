package org.khabar.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements within one transaction. Parameters may be texts, numbers, truth values, bytes, {@link
 * Instant}s and null. What the database refuses is a {@link DatabaseException}.
 */
public final class Session {
  private static final int FETCH = 1000;

  private final Connection connection;

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Makes a value of a row. */
  @FunctionalInterface
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Runs a statement that changes rows, and returns how many. */
  public int update(String sql, @Nullable Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /** Runs a statement once for each row of parameters. */
  public void batch(String sql, List<@Nullable Object[]> rows) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /** All rows of a query. */
  public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      List<T> rows = new ArrayList<>();
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          rows.add(row.of(results));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /** What to do with a row. */
  @FunctionalInterface
  public interface Visitor {
    void visit(ResultSet row) throws SQLException;
  }

  /** Visits the rows of a query one by one, so that there may be any number of them. */
  public void each(String sql, Visitor visitor, @Nullable Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH);
      bind(statement, parameters);
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          visitor.visit(results);
        }
      }
    } catch (SQLException e) {
      throw DatabaseException.of(e);
    }
  }

  /** The first row of a query. */
  public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) {
    return list(sql, row, parameters).stream().findFirst();
  }

  /** The number that a query of one row and column gives; 0 if it gives null. */
  public long number(String sql, @Nullable Object... parameters) {
    return first(sql, row -> row.getLong(1), parameters).orElse(0L);
  }

  /** A moment out of a column; null if it holds none. */
  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    java.time.OffsetDateTime time = row.getObject(column, java.time.OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object parameter = parameters[i];
      if (parameter instanceof Instant time) {
        statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
      } else if (parameter instanceof byte[] bytes) {
        statement.setBytes(i + 1, bytes);
      } else {
        statement.setObject(i + 1, parameter);
      }
    }
  }
}
