package org.khabar.api;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.BeanInstantiationException;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.khabar.database.Database;
import org.khabar.database.DatabaseException;
import org.khabar.database.DatabaseSettings;

/** Opens the database when something first needs it, and closes it when the service stops. */
@Factory
final class DatabaseFactory {

  @Singleton
  @Bean(preDestroy = "close")
  Database database(DatabaseProperties properties, HomeSettings home) {
    DatabaseSettings settings =
        properties.url() == null
            ? DatabaseSettings.embedded(home.folder("db", System.getenv()))
            : new DatabaseSettings(
                properties.url(),
                properties.user(),
                properties.password(),
                properties.connections());
    return Database.open(settings);
  }

  /** For who can do without: fails with a {@link DatabaseException} while it cannot be opened. */
  @Singleton
  Supplier<Database> opening(BeanProvider<Database> database) {
    return () -> opened(database);
  }

  private static Database opened(BeanProvider<Database> database) {
    try {
      return database.get();
    } catch (BeanInstantiationException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof DatabaseException unusable) {
          throw unusable;
        }
      }
      throw e;
    }
  }
}
