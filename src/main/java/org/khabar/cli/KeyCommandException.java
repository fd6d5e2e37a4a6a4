package org.khabar.cli;

import java.io.Serial;

/** Keys that cannot be seen to; the message says why. */
final class KeyCommandException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  KeyCommandException(String message) {
    super(message);
  }
}
