package org.khabar.model;

/** Text to token ids and back. Implementations may be used by any number of threads. */
public interface Tokenizer extends AutoCloseable {

  /** Ids of a source text, with the end token; never cut. */
  int[] encodeSource(String text);

  /** The text of target ids; special tokens leave no trace. */
  String decodeTarget(int[] ids);

  @Override
  void close();
}
