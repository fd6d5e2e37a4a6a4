package org.khabar.engine;

/** The best of many scores, best first; of equal ones the earlier. */
final class Ranking {
  private final float[] scores;
  private final int[] places;
  private int size;

  /**
   * @param most how many are kept
   */
  Ranking(int most) {
    this.scores = new float[most];
    this.places = new int[most];
  }

  /** Takes in a score, which is a number, and where it comes from. */
  void offer(float score, int place) {
    if (size == scores.length && score <= scores[size - 1]) {
      return;
    }
    int at = size < scores.length ? size++ : size - 1;
    for (; at > 0 && scores[at - 1] < score; at--) {
      scores[at] = scores[at - 1];
      places[at] = places[at - 1];
    }
    scores[at] = score;
    places[at] = place;
  }

  int size() {
    return size;
  }

  float score(int rank) {
    return scores[rank];
  }

  int place(int rank) {
    return places[rank];
  }
}
