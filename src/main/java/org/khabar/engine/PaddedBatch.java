package org.khabar.engine;

/**
 * Sentences of token ids side by side, as programs take them.
 *
 * @param ids {@code [sentences, length]}, row by row, padded to one length
 * @param lengths the true length of each
 */
record PaddedBatch(long[] ids, long[] lengths) {
  /** Padding to a multiple of this keeps sums independent of how much padding there is. */
  private static final int SIMD_LANES = 8;

  static PaddedBatch of(int[][] sentences, int padToken) {
    int longest = 0;
    for (int[] sentence : sentences) {
      longest = Math.max(longest, sentence.length);
    }
    longest = paddedLength(longest);
    long[] ids = new long[sentences.length * longest];
    long[] lengths = new long[sentences.length];
    int at = 0;
    for (int row = 0; row < sentences.length; row++) {
      int[] sentence = sentences[row];
      lengths[row] = sentence.length;
      for (int i = 0; i < longest; i++) {
        ids[at++] = i < sentence.length ? sentence[i] : padToken;
      }
    }
    return new PaddedBatch(ids, lengths);
  }

  /** The length to which a batch is padded whose longest sentence is of that length. */
  static int paddedLength(int longest) {
    return (longest + SIMD_LANES - 1) / SIMD_LANES * SIMD_LANES;
  }
}
