package org.khabar.evaluate;

/**
 * Counts the n-grams a hypothesis shares with its reference. An n-gram counts at most as often as
 * the reference has it: the "modified" or clipped count of Papineni et al. (2002). Symbols are
 * token numbers or code points, never negative.
 */
final class NgramMatcher {
  private final int maxOrder;

  NgramMatcher(int maxOrder) {
    this.maxOrder = maxOrder;
  }

  /** How many n-grams of an order a segment of that many symbols has. */
  static int count(int length, int order) {
    return Math.max(0, length - order + 1);
  }

  /**
   * Adds one segment's clipped matches of order n to {@code matches[n - 1]}, for n = 1 to the
   * highest order.
   */
  void addMatches(int[] hypothesis, int[] reference, long[] matches) {
    // where an n-gram starts stands the name its first n - 1 symbols got in the round before
    int[] hypothesisNames = new int[hypothesis.length];
    int[] referenceNames = new int[reference.length];
    for (int order = 1; order <= maxOrder; order++) {
      NgramTable table = new NgramTable(reference.length);
      for (int i = 0; i < count(reference.length, order); i++) {
        referenceNames[i] = table.add(referenceNames[i], reference[i + order - 1]);
      }
      for (int i = 0; i < count(hypothesis.length, order); i++) {
        if (hypothesisNames[i] != NgramTable.ABSENT) {
          int name = table.find(hypothesisNames[i], hypothesis[i + order - 1]);
          hypothesisNames[i] = name;
          if (name != NgramTable.ABSENT && table.take(name)) {
            matches[order - 1]++;
          }
        }
      }
    }
  }
}
