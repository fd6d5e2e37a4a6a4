package org.khabar.api.trace;

/** Traces cannot be sent as the configuration asks. */
public final class UnusableTracingException extends RuntimeException {
  UnusableTracingException(String message, Throwable cause) {
    super(message, cause);
  }
}
