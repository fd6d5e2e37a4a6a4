package org.khabar.engine;

import java.util.List;

/** The search for one sentence's target: told what each step found, it says how to go on. */
sealed interface Search permits GreedySearch, BeamSearch {

  /** Prefixes to go on from, in the order of their rows: one at first, then one a beam. */
  List<Prefix> running();

  /** For each running prefix, which of the last step's rows it continues. */
  int[] parents();

  /**
   * Takes in a step.
   *
   * @param firstRow where this sentence's rows begin
   */
  void advance(StepScores scores, int firstRow);

  /** Whether the search is over. */
  boolean done();

  /** What was found, best first; not empty once the search is over. */
  List<Hypothesis> hypotheses();

  /** The tokens of the first hypothesis once the search is over. */
  Prefix best();

  /** How many tokens each row must offer. */
  static int offered(int beams, int vocabulary) {
    return beams == 1 ? 1 : Math.min(2 * beams, vocabulary);
  }

  /** Starts a search with the settings' number of beams. */
  static Search start(Constraints constraints, int startToken) {
    return constraints.settings().beams() == 1
        ? new GreedySearch(constraints, startToken)
        : new BeamSearch(constraints, startToken);
  }
}
