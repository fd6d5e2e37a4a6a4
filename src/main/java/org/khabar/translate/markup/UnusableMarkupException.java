package org.khabar.translate.markup;

/** XML that is not well-formed where that was asked for; its message is one sentence. */
public final class UnusableMarkupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableMarkupException(String message) {
    super(message);
  }
}
