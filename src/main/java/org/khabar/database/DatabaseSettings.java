package org.khabar.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param url a JDBC address of H2 or PostgreSQL
 * @param user who signs in; null if the address says so, or nobody needs to
 * @param password the password that goes with it
 * @param connections the most connections that are open at a time
 */
public record DatabaseSettings(
    String url, @Nullable String user, @Nullable String password, int connections) {
  /** The most connections where nothing else is said. */
  public static final int CONNECTIONS = 10;

  private static final String H2 = "jdbc:h2:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /**
   * @throws DatabaseException if the address is of neither database
   */
  public DatabaseSettings {
    if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
      throw new DatabaseException(
          "khabar.database.url: it must start with %s or %s, not be '%s'"
              .formatted(POSTGRESQL, H2, url));
    }
    if (connections < 2) {
      throw new DatabaseException(
          "khabar.database.connections must be 2 or more, not " + connections);
    }
  }

  /** A database in files of its own, for one process. */
  public static DatabaseSettings embedded(Path folder) {
    return new DatabaseSettings(
        H2 + "file:" + folder.toAbsolutePath().resolve("khabar"), null, null, CONNECTIONS);
  }

  /** The database at an address that says all. */
  public static DatabaseSettings at(String url) {
    return new DatabaseSettings(url, null, null, CONNECTIONS);
  }

  /** Whether several processes can share it. */
  public boolean isShared() {
    return url.startsWith(POSTGRESQL);
  }

  /**
   * The address with what the service relies on: H2 must write a commit before it acknowledges it,
   * or a killed process loses what was acknowledged; and both must understand the same statements.
   */
  String address() {
    if (isShared()) {
      return with(with(url, '?', '&', "reWriteBatchedInserts=true"), '?', '&', "tcpKeepAlive=true");
    }
    String address = with(url, ';', ';', "MODE=PostgreSQL");
    address = with(address, ';', ';', "WRITE_DELAY=0");
    address = with(address, ';', ';', "LOCK_TIMEOUT=20000");
    return with(address, ';', ';', "DB_CLOSE_ON_EXIT=FALSE");
  }

  private static String with(String address, char first, char further, String setting) {
    String name = setting.substring(0, setting.indexOf('=') + 1);
    if (address.contains(name)) {
      return address;
    }
    return address + (address.indexOf(first) < 0 ? first : further) + setting;
  }
}
