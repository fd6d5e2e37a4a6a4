package org.khabar.database;

import java.io.Serial;
import java.sql.SQLException;
import java.util.Optional;

/** The database cannot be used, or refused a statement. */
public final class DatabaseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** What both databases say, by the standard, of a key that is there already. */
  private static final String UNIQUE_VIOLATION = "23505";

  public DatabaseException(String message) {
    super(message);
  }

  public DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }

  static DatabaseException of(SQLException failure) {
    return new DatabaseException(
        Optional.ofNullable(failure.getMessage()).orElse("the database refused a statement"),
        failure);
  }

  /** Whether a row was refused because its key is there already. */
  public boolean isDuplicate() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
