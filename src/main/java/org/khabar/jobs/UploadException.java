package org.khabar.jobs;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why an upload does not become a job. */
public final class UploadException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable String field;

  /** What is wrong, for callers that answer differently. */
  public enum Kind {
    /** An option is out of range. */
    OPTION,
    /** The upload as a whole cannot be read. */
    MALFORMED,
    /** There is no item in it. */
    EMPTY,
    /** There are more items than are taken. */
    TOO_LARGE,
    /** The idempotency key belongs to other content. */
    CONFLICT
  }

  private UploadException(Kind kind, @Nullable String field, String message) {
    super(message);
    this.kind = kind;
    this.field = field;
  }

  public static UploadException option(String field, String message) {
    return new UploadException(Kind.OPTION, field, message);
  }

  /** An upload of which there is more than is taken. */
  public static UploadException tooLarge(String message) {
    return of(Kind.TOO_LARGE, message);
  }

  static UploadException of(Kind kind, String message) {
    return new UploadException(kind, null, message);
  }

  static UploadException conflict(String message) {
    return new UploadException(Kind.CONFLICT, "Idempotency-Key", message);
  }

  public Kind kind() {
    return kind;
  }

  /** The option at fault; null if it is the content. */
  public @Nullable String field() {
    return field;
  }
}
