package org.khabar.translate;

import java.util.concurrent.CompletableFuture;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.GenerationRequest;
import org.khabar.engine.Hypothesis;
import org.khabar.engine.Lane;
import org.khabar.model.GenerationSettings;
import org.khabar.model.Tokenizer;

/**
 * One sentence in, one sentence out: tokeniser, engine, tokeniser. Any number of threads may use
 * it; sentences that are under way at the same time share batches.
 */
public final class SentenceTranslator {
  private final Tokenizer tokenizer;
  private final GenerationEngine engine;
  private final GenerationSettings settings;

  /** Tokens of a text in which the tokeniser sees nothing, such as a lone no-break space. */
  private final int frame;

  public SentenceTranslator(
      Tokenizer tokenizer, GenerationEngine engine, GenerationSettings settings) {
    this.tokenizer = tokenizer;
    this.engine = engine;
    this.settings = settings;
    this.frame = tokenizer.encodeSource("").length;
  }

  /**
   * Translates a sentence.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   * @throws org.khabar.engine.GenerationException if the sentence cannot be taken: it is longer
   *     than the model's positions, or the queue is full
   */
  public CompletableFuture<Translation> translate(String sentence, Lane lane) {
    if (sentence.isBlank()) {
      return CompletableFuture.completedFuture(Translation.blank(sentence));
    }
    int[] source = tokenizer.encodeSource(sentence);
    if (source.length <= frame) {
      return CompletableFuture.completedFuture(Translation.blank(sentence));
    }
    return engine
        .submit(GenerationRequest.of(source, settings, lane))
        .thenApply(hypotheses -> translation(sentence, source, hypotheses.get(0)));
  }

  private Translation translation(String sentence, int[] source, Hypothesis best) {
    return new Translation(
        sentence,
        tokenizer.decodeTarget(best.tokens()),
        best.meanLogProbability(),
        best.ended(),
        source.length,
        best.tokens().length);
  }
}
