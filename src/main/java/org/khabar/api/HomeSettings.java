package org.khabar.api;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the service keeps what clients trust it with.
 *
 * @param home {@code khabar.home}; without it the variable {@code KHABAR_HOME}, else {@code
 *     ~/.khabar}
 */
@ConfigurationProperties("khabar")
public record HomeSettings(@Nullable Path home) {

  /** A folder in the home. */
  public Path folder(String name, Map<String, String> environment) {
    if (home != null) {
      return home.resolve(name);
    }
    String set = environment.getOrDefault("KHABAR_HOME", "");
    return set.isBlank()
        ? Path.of(System.getProperty("user.home"), ".khabar", name)
        : Path.of(set, name);
  }
}
