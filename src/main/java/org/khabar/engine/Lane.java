package org.khabar.engine;

/** How urgent a request is. */
public enum Lane {
  /** Somebody waits for it: overtakes bulk work, even such as has begun. */
  INTERACTIVE,
  /** Backlog: runs whenever nothing interactive does. */
  BULK
}
