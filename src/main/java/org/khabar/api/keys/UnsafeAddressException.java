package org.khabar.api.keys;

import java.io.Serial;

/** The service would listen where everybody can use it, and nobody said that this is meant. */
public final class UnsafeAddressException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnsafeAddressException(String message) {
    super(message);
  }
}
