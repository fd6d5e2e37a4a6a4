package org.khabar.engine;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.model.GenerationSettings;

/**
 * One source sentence to be turned into target text.
 *
 * @param source its token ids, end token included; at least one and at most as many as the model
 *     has positions
 * @param settings how to search
 * @param lane how urgent it is
 * @param aligned whether the best hypothesis is to tell where its tokens come from
 * @param further whether it is a further search for a sentence that has waited in the queue before:
 *     it goes before those that wait for the first time
 * @param latest when the result is no longer wanted; null for never
 */
public record GenerationRequest(
    int[] source,
    GenerationSettings settings,
    Lane lane,
    boolean aligned,
    boolean further,
    @Nullable Instant latest) {

  /** A request without a deadline. */
  public static GenerationRequest of(int[] source, GenerationSettings settings, Lane lane) {
    return new GenerationRequest(source, settings, lane, false, false, null);
  }

  /** The same, which also wants to know where the tokens come from. */
  public GenerationRequest withAlignment() {
    return new GenerationRequest(source, settings, lane, true, further, latest);
  }

  /** When the result is no longer wanted. */
  public Optional<Instant> deadline() {
    return Optional.ofNullable(latest);
  }
}
