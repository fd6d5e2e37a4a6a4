package org.khabar.cli;

import java.io.Serial;

/** A file that cannot be read or written; the message names it and says why. */
final class UnusableFileException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnusableFileException(String message) {
    super(message);
  }

  UnusableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
