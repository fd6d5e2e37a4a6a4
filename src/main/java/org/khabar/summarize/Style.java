package org.khabar.summarize;

/** The shape of a summary. */
public enum Style {
  /** A line without a full stop, which may be a sentence's beginning up to a clause's end. */
  HEADLINE,
  /** Sentences that follow each other in one paragraph. */
  BRIEF,
  /** Sentences that each have a line. */
  BULLETS
}
