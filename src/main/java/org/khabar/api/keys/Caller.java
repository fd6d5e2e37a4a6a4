package org.khabar.api.keys;

import io.micronaut.http.HttpRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param key the key that was shown; null if none was needed
 * @param scopes what may be asked for
 */
public record Caller(@Nullable ApiKey key, Set<Scope> scopes) {
  /** The attribute of a request that holds the id of its key; absent if none was needed. */
  public static final String OWNER = "khabar.owner";

  private static final String CALLER = "khabar.caller";

  /** Anybody, while there are no keys. */
  static final Caller ANYBODY = new Caller(null, EnumSet.allOf(Scope.class));

  /** Whoever can read this process's own files: may see to the keys, and no more. */
  static final Caller LOCAL = new Caller(null, EnumSet.of(Scope.ADMIN));

  static Caller of(ApiKey key) {
    return new Caller(key, key.terms().scopes());
  }

  /** Who makes a request that was let in. */
  public static Caller of(HttpRequest<?> request) {
    return request.getAttribute(CALLER, Caller.class).orElse(ANYBODY);
  }

  /** Who makes a request; empty if it was not let in, or needed not be. */
  public static Optional<Caller> known(HttpRequest<?> request) {
    return request.getAttribute(CALLER, Caller.class);
  }

  void mark(HttpRequest<?> request) {
    request.setAttribute(CALLER, this);
    if (key != null) {
      request.setAttribute(OWNER, key.id());
    }
  }

  /** The id of the key; empty if none was needed. */
  public String owner() {
    return key == null ? "" : key.id();
  }

  /** Whether something of an owner may be seen: one's own, or all with a key for that. */
  public boolean sees(String owner) {
    return seesAll() || owner.equals(owner());
  }

  /** Whether everybody's things may be seen. */
  public boolean seesAll() {
    return key == null || scopes.contains(Scope.ADMIN);
  }

  /** How the caller is named in logs and metrics: a key's prefix, {@code open} or {@code local}. */
  public String label() {
    if (key != null) {
      return key.prefix();
    }
    return this.equals(LOCAL) ? "local" : "open";
  }
}
