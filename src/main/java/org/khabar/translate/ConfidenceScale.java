package org.khabar.translate;

import java.util.Optional;
import org.khabar.model.ConfidenceBounds;

/** Scores of a model as levels of confidence; without its bounds nothing can be said. */
public record ConfidenceScale(Optional<ConfidenceBounds> bounds) {
  /** Of a model whose scores were not measured. */
  public static final ConfidenceScale UNKNOWN = new ConfidenceScale(Optional.empty());

  /**
   * The level of a sentence; one in which the checks find fault is never above the lowest, and of
   * one that a person wrote nothing is said.
   */
  Optional<Confidence> level(SentenceResult result) {
    if (result.origin() != SegmentOrigin.MODEL) {
      return Optional.empty();
    }
    return bounds.map(
        bound ->
            !result.findings().isEmpty() || result.score() < bound.low()
                ? Confidence.LOW
                : result.score() >= bound.high() ? Confidence.HIGH : Confidence.MEDIUM);
  }
}
