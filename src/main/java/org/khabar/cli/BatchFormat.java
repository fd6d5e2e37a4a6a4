package org.khabar.cli;

/** What a batch writes. */
public enum BatchFormat {
  /** All that the service answers. */
  JSON,
  /** The English alone. */
  TEXT
}
