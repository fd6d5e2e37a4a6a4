package org.khabar.jobs;

import org.jspecify.annotations.Nullable;

/** An item as it was sent, usable or not. */
sealed interface ParsedItem {
  /** The line or element that it stood in, from 1. */
  long line();

  /** What its sender calls it; null if nothing, or if that cannot be read. */
  @Nullable String id();

  /** An item that can be worked on. */
  record Usable(long line, @Nullable String id, JobItem.Kind kind, String input)
      implements ParsedItem {}

  /**
   * An item that is an error from the start.
   *
   * @param fault what is wrong with it, in one sentence without its line
   */
  record Unusable(long line, @Nullable String id, String fault) implements ParsedItem {}
}
