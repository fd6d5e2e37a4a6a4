package org.khabar.desk.glossary;

/** There is no room for another glossary; its message is one sentence. */
public final class StoreFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreFullException(String message) {
    super(message);
  }
}
