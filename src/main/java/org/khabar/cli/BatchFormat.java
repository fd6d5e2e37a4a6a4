package org.khabar.cli;

/** What a batch writes. */
enum BatchFormat {
  /** All that the service answers. */
  JSON,
  /** The English alone. */
  TEXT
}
