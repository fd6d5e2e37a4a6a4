package org.khabar.summarize;

/** How a summary's sentence came about. */
public enum Origin {
  /** It stands in the article as it is, or the beginning of it does. */
  EXTRACTED,
  /** A model wrote it, and what it says of numbers and names stands in the article. */
  WRITTEN,
  /** Extracted in place of one that a model wrote and the article does not bear out. */
  FALLBACK
}
