package org.khabar.translate;

/** Where a text may be cut before it is translated. */
public enum Splitting {
  /** At line ends, which stay where they are, and at the ends of sentences. */
  LINES,
  /** At the ends of sentences; a line end is a space. */
  SENTENCES,
  /** Nowhere, unless it is longer than the model can take; a line end is a space. */
  NONE
}
