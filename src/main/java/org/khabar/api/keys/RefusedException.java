package org.khabar.api.keys;

import java.io.Serial;
import java.util.Map;

/** A request that is not let in, and why, in one sentence. */
public final class RefusedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient Map<String, String> headers;

  /** Why, for callers that answer differently. */
  public enum Kind {
    /** No key was shown. */
    NO_KEY,
    /** The key is unknown, has expired or was revoked. */
    BAD_KEY,
    /** The key is not for this. */
    SCOPE,
    /** Another site's page makes the request. */
    SITE,
    /** The key is used too often. */
    RATE,
    /** The key's characters of this month are used up. */
    QUOTA
  }

  RefusedException(Kind kind, String message, Map<String, String> headers) {
    super(message);
    this.kind = kind;
    this.headers = headers;
  }

  static RefusedException of(Kind kind, String message) {
    return new RefusedException(kind, message, Map.of());
  }

  public Kind kind() {
    return kind;
  }

  /** Headers that the answer has to have. */
  public Map<String, String> headers() {
    return headers;
  }
}
