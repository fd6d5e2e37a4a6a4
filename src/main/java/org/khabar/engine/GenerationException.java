package org.khabar.engine;

import java.io.Serial;
import java.time.Duration;

/** A request that got no result; each kind says why. */
public abstract sealed class GenerationException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private GenerationException(String message) {
    super(message);
  }

  /** The source cannot be given to the model. */
  public static final class UnusableSource extends GenerationException {
    @Serial private static final long serialVersionUID = 1L;

    UnusableSource(String message) {
      super(message);
    }
  }

  /** The queue is full: the same request can succeed later. */
  public static final class QueueFull extends GenerationException {
    @Serial private static final long serialVersionUID = 1L;
    private final Duration retryAfter;

    QueueFull(String message, Duration retryAfter) {
      super(message);
      this.retryAfter = retryAfter;
    }

    /** An estimate of when there will be room. */
    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /** The deadline passed, or would pass before the result. */
  public static final class TooLate extends GenerationException {
    @Serial private static final long serialVersionUID = 1L;

    private final boolean passed;

    TooLate(String message, boolean passed) {
      super(message);
      this.passed = passed;
    }

    /** Whether the deadline has passed; else nothing was begun, as it would have. */
    public boolean hasPassed() {
      return passed;
    }
  }

  /** The model computed something that is not a number. */
  public static final class NotANumber extends GenerationException {
    @Serial private static final long serialVersionUID = 1L;

    NotANumber(String message) {
      super(message);
    }
  }

  /** The engine failed or is closed. */
  public static final class EngineFailed extends GenerationException {
    @Serial private static final long serialVersionUID = 1L;

    EngineFailed(String message, Throwable cause) {
      super(message);
      initCause(cause);
    }

    EngineFailed(String message) {
      super(message);
    }
  }
}
