package org.khabar.model;

import java.io.Serial;

/** A model that cannot be used as it lies on disk; the message says what is wrong and where. */
public final class ModelException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
