package org.khabar.translate;

import org.jspecify.annotations.Nullable;

/** A glossary that cannot be read; its message is one sentence for the user. */
public final class UnusableGlossaryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableGlossaryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
