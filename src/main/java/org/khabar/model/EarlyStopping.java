package org.khabar.model;

/** When a beam search may end, with the meanings that {@code transformers} gives the option. */
public enum EarlyStopping {
  /**
   * {@code false}: when no running beam could beat the worst finished one at its present length.
   */
  HEURISTIC,
  /** {@code true}: as soon as as many hypotheses are finished as there are beams. */
  FIRST_FINISHED,
  /** {@code "never"}: when no running beam could beat the worst finished one at any length. */
  NEVER
}
