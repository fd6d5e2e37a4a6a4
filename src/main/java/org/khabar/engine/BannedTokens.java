package org.khabar.engine;

import java.util.Arrays;

/** Pairs of row and token that must not be chosen in a step. */
final class BannedTokens {
  static final int EVERY_ROW = -1;

  private long[] pairs = new long[16];
  private int size;

  void add(int row, int token) {
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * size);
    }
    pairs[size++] = row;
    pairs[size++] = token;
  }

  long[] toArray() {
    return Arrays.copyOf(pairs, size);
  }
}
