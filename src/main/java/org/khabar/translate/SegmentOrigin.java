package org.khabar.translate;

/** Who wrote the English of a sentence. */
public enum SegmentOrigin {
  /** The model, or rules where no model is needed. */
  MODEL,
  /** A person, for the same sentence elsewhere. */
  MEMORY,
  /** A person, here. */
  EDITED
}
