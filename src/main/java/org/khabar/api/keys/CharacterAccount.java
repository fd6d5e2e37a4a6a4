package org.khabar.api.keys;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.khabar.database.Database;
import org.khabar.database.Session;

/**
 * What each key has used, a calendar month of UTC at a time: the characters and documents that it
 * had translated, and its requests. Characters are counted in the database when they are sent, so
 * that all nodes agree and a restart forgets nothing, and given back if the request fails.
 */
@Singleton
public final class CharacterAccount {
  private static final String TAKEN = "khabar.characters";

  private final Supplier<Database> database;
  private final Clock clock;

  public CharacterAccount(Supplier<Database> database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What a key has used of its month.
   *
   * @param characters characters (code points of the source)
   * @param documents documents
   * @param requests requests of any kind
   * @param limit most characters of a month; empty for any number
   * @param since when the month began
   * @param until when the next one begins
   */
  public record Usage(
      long characters,
      long documents,
      long requests,
      OptionalLong limit,
      Instant since,
      Instant until) {}

  private record Counts(String key, long characters, long documents, long requests) {
    static final String SELECT =
        "SELECT key_id, characters, documents, requests FROM api_key_usage WHERE billing_month = ?";

    static Counts of(ResultSet row) throws SQLException {
      return new Counts(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }

    static Counts none(ApiKey key) {
      return new Counts(key.id(), 0, 0, 0);
    }

    Usage of(ApiKey key, YearMonth month) {
      return new Usage(
          characters,
          documents,
          requests,
          key.terms().quota(),
          start(month),
          start(month.plusMonths(1)));
    }
  }

  /** The usage of a caller's key; empty if there was none to show. */
  public Optional<Usage> usage(Caller caller) {
    return Optional.ofNullable(caller.key()).map(this::usage);
  }

  private static Usage usage(Session session, ApiKey key, YearMonth month) {
    return session
        .first(Counts.SELECT + " AND key_id = ?", Counts::of, month.toString(), key.id())
        .orElse(Counts.none(key))
        .of(key, month);
  }

  /** The usage of a key. */
  public Usage usage(ApiKey key) {
    return database.get().transact(session -> usage(session, key, month()));
  }

  /** The usage of each of some keys, by their ids. */
  public Map<String, Usage> usage(List<ApiKey> keys) {
    YearMonth month = month();
    Map<String, Counts> counts = new HashMap<>();
    database
        .get()
        .transact(session -> session.list(Counts.SELECT, Counts::of, month.toString()))
        .forEach(found -> counts.put(found.key(), found));
    Map<String, Usage> usage = new HashMap<>();
    for (ApiKey key : keys) {
      usage.put(key.id(), counts.getOrDefault(key.id(), Counts.none(key)).of(key, month));
    }
    return usage;
  }

  /** Adds requests to what keys have used, by their ids. */
  void addRequests(Map<String, Long> requests) {
    String month = month().toString();
    database
        .get()
        .transact(
            session -> {
              // in one order, or two nodes could wait for each other
              new TreeMap<>(requests).forEach((key, count) -> add(session, key, month, count));
              return requests.size();
            });
  }

  private static void add(Session session, String key, String month, long requests) {
    begin(session, key, month);
    session.update(
        "UPDATE api_key_usage SET requests = requests + ?"
            + " WHERE key_id = ? AND billing_month = ?",
        requests,
        key,
        month);
  }

  private static void begin(Session session, String key, String month) {
    session.update(
        "INSERT INTO api_key_usage (key_id, billing_month, characters, documents)"
            + " VALUES (?, ?, 0, 0) ON CONFLICT DO NOTHING",
        key,
        month);
  }

  /**
   * Counts a text that a request wants translated.
   *
   * @throws RefusedException if that is more than is left of the key's month
   */
  public void take(HttpRequest<?> request, String text) {
    take(request, text.codePointCount(0, text.length()), 0);
  }

  /**
   * Counts texts that a request wants translated: all of them, or none.
   *
   * @throws RefusedException if they are more than is left of the key's month
   */
  public void take(HttpRequest<?> request, List<String> texts) {
    take(request, texts.stream().mapToLong(text -> text.codePointCount(0, text.length())).sum(), 0);
  }

  /**
   * Counts characters and documents of a request.
   *
   * @throws RefusedException if they are more than is left of the key's month
   */
  public void take(HttpRequest<?> request, long characters, int documents) {
    ApiKey key = Caller.of(request).key();
    long before = request.getAttribute(TAKEN, Long.class).orElse(0L);
    request.setAttribute(TAKEN, before + characters);
    if (key == null) {
      return;
    }
    try {
      database.get().transact(session -> take(session, key, characters, documents));
    } catch (RefusedException e) {
      request.setAttribute(TAKEN, before);
      throw e;
    }
  }

  /**
   * Counts characters within a transaction, so that they count only if that holds.
   *
   * @throws RefusedException if they are more than is left of the key's month
   */
  public int take(Session session, ApiKey key, long characters, int documents) {
    YearMonth month = month();
    begin(session, key.id(), month.toString());
    long most = key.terms().quota().orElse(Long.MAX_VALUE);
    int counted =
        session.update(
            "UPDATE api_key_usage SET characters = characters + ?, documents = documents + ?"
                + " WHERE key_id = ? AND billing_month = ? AND characters <= ?",
            characters,
            documents,
            key.id(),
            month.toString(),
            most - characters);
    if (counted == 0) {
      Usage usage = usage(session, key, month);
      Duration wait = Duration.between(clock.instant(), usage.until());
      throw new RefusedException(
          RefusedException.Kind.QUOTA,
          "the key %s… has %d characters a month, of which %d are left, and this is %d"
              .formatted(key.prefix(), most, Math.max(0, most - usage.characters()), characters),
          Map.of("Retry-After", String.valueOf(Math.max(1, wait.toSeconds()))));
    }
    return counted;
  }

  /** Gives back what a request took, as nothing came of it. */
  public void giveBack(HttpRequest<?> request) {
    giveBack(request, request.getAttribute(TAKEN, Long.class).orElse(0L));
  }

  /** Gives back characters that were counted too many. */
  public void giveBack(HttpRequest<?> request, long characters) {
    ApiKey key = Caller.of(request).key();
    long taken = taken(request);
    request.setAttribute(TAKEN, taken - characters);
    if (key != null && characters != 0) {
      database
          .get()
          .transact(
              session ->
                  session.update(
                      "UPDATE api_key_usage SET characters = characters - ?"
                          + " WHERE key_id = ? AND billing_month = ?",
                      characters,
                      key.id(),
                      month().toString()));
    }
  }

  /** The characters that a request took. */
  public static long taken(HttpRequest<?> request) {
    return request.getAttribute(TAKEN, Long.class).orElse(0L);
  }

  private YearMonth month() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
