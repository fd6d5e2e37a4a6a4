package org.khabar.article;

/** Says in one sentence why a text cannot be read as an article. */
public final class UnreadableArticleException extends RuntimeException {
  private final Reason reason;

  /** What is wrong, for callers that answer differently. */
  public enum Reason {
    EMPTY,
    TOO_LONG,
    NOT_ARABIC,
    MARKUP,
    /** It is not of the format that it claims to be, or uses a part of it that is not read. */
    MALFORMED,
    ENCODING
  }

  public UnreadableArticleException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
