package org.khabar.api;

/** A request names a desk that has no glossary here. */
final class UnknownDeskException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 60;

  UnknownDeskException(String desk) {
    super(
        "there is no desk '%s'; GET /v1/glossaries lists them"
            .formatted(desk.length() > SHOWN ? desk.substring(0, SHOWN) + "..." : desk));
  }
}
