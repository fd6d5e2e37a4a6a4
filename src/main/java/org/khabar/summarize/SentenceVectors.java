package org.khabar.summarize;

import java.util.List;

/** Sentences as vectors, near each other where the sentences are near in meaning. */
@FunctionalInterface
public interface SentenceVectors {

  /**
   * Gives each sentence its vector.
   *
   * @return {@code [sentences, width]}, each row of length one
   */
  float[][] vectors(List<String> sentences);
}
