package org.khabar.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khabar.database.DatabaseSettings;
import picocli.CommandLine.Option;

/** The database of commands that measure jobs. */
final class DatabaseOptions {
  @Option(
      names = "--url",
      paramLabel = "JDBC",
      description = "Database that the run may write in: jdbc:postgresql:… or jdbc:h2:file:…",
      required = true)
  private String url = "";

  @Option(names = "--user", paramLabel = "NAME", description = "Who signs in.")
  private @Nullable String user;

  @Option(names = "--password", paramLabel = "WORD", description = "Password of the user.")
  private @Nullable String password;

  DatabaseSettings settings() {
    return new DatabaseSettings(url, user, password, DatabaseSettings.CONNECTIONS);
  }

  /** The options as words of a command line. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("--url", url));
    if (user != null) {
      words.addAll(List.of("--user", user));
    }
    if (password != null) {
      words.addAll(List.of("--password", password));
    }
    return words;
  }
}
