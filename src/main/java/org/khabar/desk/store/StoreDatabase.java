package org.khabar.desk.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.khabar.database.Database;
import org.khabar.database.DatabaseException;
import org.khabar.database.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database, for work that must have it and for work that does without where it fails. After a
 * failure the latter does not try again for a while: a database that is away must hold nobody up.
 */
public final class StoreDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(StoreDatabase.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Supplier<Database> database;
  private final Clock clock;
  private volatile Instant pausedUntil = Instant.MIN;

  /**
   * @param database opens the database where it is not open yet; may fail with a {@link
   *     DatabaseException}, and is asked again
   */
  public StoreDatabase(Supplier<Database> database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Runs statements in one transaction.
   *
   * @throws DatabaseException if the database cannot be used, or refuses one
   */
  <T> T transact(Function<Session, T> work) {
    return database.get().transact(work);
  }

  /** Runs what can be done without; empty if the database cannot be used, which is logged. */
  <T> Optional<T> attempt(Supplier<T> work) {
    if (clock.instant().isBefore(pausedUntil)) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } catch (DatabaseException e) {
      pausedUntil = clock.instant().plus(PAUSE);
      LOG.warn(
          "the article store cannot be used, translation goes on without it: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
