package org.khabar.api;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.khabar.database.Database;
import org.khabar.database.DatabaseSettings;

/** Opens the database when something first needs it, and closes it when the service stops. */
@Factory
final class DatabaseFactory {

  @Singleton
  @Bean(preDestroy = "close")
  Database database(
      DatabaseProperties properties, @Value("${khabar.home:`${user.home}/.khabar`}") Path home) {
    DatabaseSettings settings =
        properties.url() == null
            ? DatabaseSettings.embedded(home.resolve("db"))
            : new DatabaseSettings(
                properties.url(),
                properties.user(),
                properties.password(),
                properties.connections());
    return Database.open(settings);
  }
}
