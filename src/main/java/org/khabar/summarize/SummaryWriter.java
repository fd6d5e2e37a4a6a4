package org.khabar.summarize;

/** A model that writes summaries. Implementations may be used by any number of threads. */
public interface SummaryWriter {

  /** Writes a summary of a text of at most {@link #maxTokens()} tokens. */
  String write(String text);

  /** Length of a text in the model's tokens, its own marks included. */
  int tokens(String text);

  /** The longest text that it can read. */
  int maxTokens();
}
