package org.khabar.api.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.khabar.database.Database;
import org.khabar.database.Session;

/**
 * The keys, as the database has them. Each is looked up whenever it is used, so that one that was
 * revoked opens nothing from that moment on, on any node.
 */
public final class KeyStore {
  private static final Duration USE = Duration.ofMinutes(1);

  private final Supplier<Database> database;
  private final Clock clock;
  private volatile boolean closed;

  public KeyStore(Database database, Clock clock) {
    this(() -> database, clock);
  }

  /**
   * @param database opens the database where it is not open yet; may fail with a {@link
   *     org.khabar.database.DatabaseException}, and is asked again
   */
  KeyStore(Supplier<Database> database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A key that was just made.
   *
   * @param key the key
   * @param secret what opens with it; it is not kept, and so never seen again
   */
  public record Created(ApiKey key, String secret) {}

  /** Makes a key. The first one ends the time in which the service is open to all. */
  public Created create(ApiKey.Terms terms) {
    KeySecret secret = KeySecret.fresh();
    ApiKey key =
        new ApiKey(
            UUID.randomUUID().toString(), secret.prefix(), terms, clock.instant(), null, null);
    database
        .get()
        .transact(
            session ->
                session.update(
                    "INSERT INTO api_keys (id, name, prefix, secret_hash, scopes, created_at,"
                        + " expires_at, requests_per_minute, characters_per_month)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    key.id(),
                    terms.name(),
                    key.prefix(),
                    secret.hash(),
                    Scope.joined(terms.scopes()),
                    key.created(),
                    terms.expires(),
                    terms.requestsPerMinute(),
                    terms.charactersPerMonth()));
    return new Created(key, secret.text());
  }

  /** All keys, the newest first; revoked and expired ones too. */
  public List<ApiKey> list() {
    return database
        .get()
        .transact(
            session ->
                session.list("SELECT * FROM api_keys ORDER BY created_at DESC, id", KeyStore::key));
  }

  /**
   * Revokes a key for good; one that is revoked already stays as it is.
   *
   * @param name its id or its prefix
   * @return the key as it is now; empty if there is none of that name
   */
  public Optional<ApiKey> revoke(String name) {
    return database
        .get()
        .transact(
            session -> {
              session.update(
                  "UPDATE api_keys SET revoked_at = ?"
                      + " WHERE (id = ? OR prefix = ?) AND revoked_at IS NULL",
                  clock.instant(),
                  name,
                  name);
              return session.first(
                  "SELECT * FROM api_keys WHERE id = ? OR prefix = ?", KeyStore::key, name, name);
            });
  }

  /** Whether there is a key, or was one: from then on nobody comes in without. */
  public boolean isClosed() {
    if (!closed) {
      closed =
          database
                  .get()
                  .transact(
                      session ->
                          session.number("SELECT COUNT(*) FROM (SELECT 1 FROM api_keys LIMIT 1) k"))
              > 0;
    }
    return closed;
  }

  /** Whether there was a key when somebody last asked; asks no database. */
  public boolean wasClosed() {
    return closed;
  }

  /** The key of a secret, whether it still opens anything or not; empty if it is nobody's. */
  Optional<ApiKey> find(String secret) {
    KeySecret given = new KeySecret(secret);
    if (!given.isWellFormed()) {
      return Optional.empty();
    }
    record Found(ApiKey key, byte[] hash) {}
    Instant now = clock.instant();
    return database
        .get()
        .transact(
            session ->
                session
                    .first(
                        "SELECT * FROM api_keys WHERE prefix = ?",
                        row -> new Found(key(row), row.getBytes("secret_hash")),
                        given.prefix())
                    .filter(found -> given.matches(found.hash()))
                    .map(found -> used(session, found.key(), now)));
  }

  /**
   * Whether a caller that was let in would be now: its key may have been revoked, or have expired.
   */
  public boolean opens(Caller caller) {
    ApiKey shown = caller.key();
    return shown == null
        || database
            .get()
            .transact(
                session ->
                    session.first("SELECT * FROM api_keys WHERE id = ?", KeyStore::key, shown.id()))
            .filter(key -> key.fault(clock.instant()).isEmpty())
            .isPresent();
  }

  private static ApiKey used(Session session, ApiKey key, Instant now) {
    if (key.fault(now).isEmpty()
        && (key.lastUsed() == null || key.lastUsed().plus(USE).isBefore(now))) {
      session.update("UPDATE api_keys SET last_used_at = ? WHERE id = ?", now, key.id());
    }
    return key;
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("id"),
        row.getString("prefix"),
        new ApiKey.Terms(
            row.getString("name"),
            Scope.split(row.getString("scopes")),
            Session.instant(row, "expires_at"),
            row.getObject("requests_per_minute", Integer.class),
            row.getObject("characters_per_month", Long.class)),
        Objects.requireNonNull(Session.instant(row, "created_at")),
        Session.instant(row, "revoked_at"),
        Session.instant(row, "last_used_at"));
  }
}
