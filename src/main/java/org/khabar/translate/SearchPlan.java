package org.khabar.translate;

import java.util.List;
import java.util.function.IntFunction;
import org.khabar.model.GenerationSettings;

/**
 * How a sentence is searched for: first as the model asks, and where the checks still find fault
 * when all else was tried, wider and without repeats. Targets may be a few times as long as their
 * source, no more, in few steps so that sentences can share batches.
 */
record SearchPlan(GenerationSettings settings) {
  private static final List<Integer> LENGTHS = List.of(48, 96, 192, 384);
  private static final int WIDE = 8;
  private static final int NO_REPEAT = 3;
  private static final double TARGET_FOR_SOURCE = 2.5;
  private static final int ALLOWANCE = 12;

  /**
   * A way to search.
   *
   * @param settings for a source of so many tokens
   * @param common whether it is that of every sentence's first search, and so shares their batches
   */
  record Way(IntFunction<GenerationSettings> settings, boolean common) {}

  /** The way of every first search. */
  Way common() {
    return new Way(this::first, true);
  }

  /** The way of the last search of a sentence in which the checks find fault. */
  Way wide() {
    return new Way(this::last, false);
  }

  /** The first search. */
  GenerationSettings first(int sourceTokens) {
    return settings.withMaxLength(maxLength(sourceTokens));
  }

  /** The last search of a sentence in which the checks find fault. */
  GenerationSettings last(int sourceTokens) {
    return first(sourceTokens)
        .withBeams(Math.max(WIDE, settings.beams()))
        .withNoRepeatNgram(NO_REPEAT);
  }

  private int maxLength(int sourceTokens) {
    int wanted = (int) (TARGET_FOR_SOURCE * sourceTokens) + ALLOWANCE;
    int length = LENGTHS.stream().filter(l -> l >= wanted).findFirst().orElse(settings.maxLength());
    return Math.min(length, settings.maxLength());
  }
}
