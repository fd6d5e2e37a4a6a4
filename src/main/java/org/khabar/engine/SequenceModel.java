package org.khabar.engine;

/** An encoder-decoder as the search sees it. */
interface SequenceModel {

  /** The most tokens that a source may have. */
  int maxSourceLength();

  /** Tokens of the output layer. */
  int targetVocabulary();

  /** The token that every target starts from. */
  int startToken();

  /** The token that ends a target. */
  int endToken();

  /**
   * Whether where a token comes from is told by the step that it is the input of, rather than by
   * the one that foretells it.
   */
  boolean looksOfInput();

  /** Encodes a batch of sources, end token included, each of at least one token. */
  Decoding encode(int[][] sources);

  /**
   * One decoding step.
   *
   * @param tokens last token of each row; rows are grouped by sentence, as many for each
   * @param order the row of the last step that each row continues; empty if they are the same
   * @param banned pairs of row (-1 for all) and token that must not be chosen
   * @param position tokens that each row holds before this step
   * @param top how many tokens each row shall offer
   * @param renormalized whether probabilities are those among the tokens that are not banned
   * @param looking whether each row is to tell how much it looks at each of its source's tokens
   */
  record StepRequest(
      long[] tokens,
      long[] order,
      long[] banned,
      int position,
      int top,
      boolean renormalized,
      boolean looking) {}

  /** A batch being decoded; it belongs to one thread. */
  interface Decoding extends AutoCloseable {

    /** One step: a token more for each row. */
    StepScores step(StepRequest request);

    /** Keeps only these sentences; the next step's order refers to the rows before. */
    void keep(long[] sentences);

    @Override
    void close();
  }
}
