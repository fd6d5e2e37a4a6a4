package org.khabar.desk.store;

/** What became of an article that came in. */
public enum Storing {
  /** It is stored now. */
  NEW,
  /** It was stored already, and was not translated again. */
  AGAIN,
  /** It is not stored, as its sender asked. */
  NOT_ASKED,
  /** It is not stored: this service stores none. */
  OFF,
  /** It is not stored: the database cannot be used. */
  FAILED
}
