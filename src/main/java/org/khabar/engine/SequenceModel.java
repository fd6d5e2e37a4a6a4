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
   */
  record StepRequest(
      long[] tokens, long[] order, long[] banned, int position, int top, boolean renormalized) {}

  /** A batch being decoded; it belongs to one thread. */
  interface Decoding extends AutoCloseable {

    /** One step: a token more for each row. */
    StepScores step(StepRequest request);

    /**
     * How much each token of a target looks at each token of its source, as the model's makers or
     * the search for good heads say.
     *
     * @param sentence its place among the batch's sentences
     * @param source its source tokens
     * @param target tokens of a hypothesis, without the start token
     * @return {@code [target tokens, source tokens]}, each row of sum one
     */
    float[][] attention(int sentence, int[] source, int[] target);

    /** Keeps only these sentences; the next step's order refers to the rows before. */
    void keep(long[] sentences);

    @Override
    void close();
  }
}
