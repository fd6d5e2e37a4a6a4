package org.khabar.translate;

/** How far a sentence can be trusted, as a traffic light says it. */
public enum Confidence {
  /** Green: as good as the model's best sentences. */
  HIGH,
  /** Amber. */
  MEDIUM,
  /** Red: compare it with its source. */
  LOW
}
