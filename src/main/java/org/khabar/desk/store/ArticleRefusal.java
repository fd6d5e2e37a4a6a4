package org.khabar.desk.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Something that is asked of stored articles and is not done; the message says why. */
public final class ArticleRefusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** There is no such thing, or it is another's. */
    UNKNOWN,
    /** What is asked for makes no sense. */
    MALFORMED,
    /** Its state does not allow it. */
    STATE,
    /** Somebody has changed it since. */
    CHANGED
  }

  private final Kind kind;
  private final @Nullable String field;

  public ArticleRefusal(Kind kind, String message, @Nullable String field) {
    super(message);
    this.kind = kind;
    this.field = field;
  }

  static ArticleRefusal unknown() {
    return new ArticleRefusal(Kind.UNKNOWN, "there is no article of this id", "id");
  }

  public Kind kind() {
    return kind;
  }

  /** The part of the request at fault; null if it is none. */
  public @Nullable String field() {
    return field;
  }
}
