package org.khabar.summarize;

import java.util.concurrent.CompletionException;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.GenerationException;
import org.khabar.engine.GenerationRequest;
import org.khabar.engine.Hypothesis;
import org.khabar.engine.Lane;
import org.khabar.model.GenerationSettings;
import org.khabar.model.Tokenizer;

/** Writes summaries with a sequence-to-sequence model, BART for example. */
public final class ModelSummaryWriter implements SummaryWriter {
  private final Tokenizer tokenizer;
  private final GenerationEngine engine;
  private final GenerationSettings settings;

  /**
   * @param settings how to search: the model's own defaults know how long its summaries are
   */
  public ModelSummaryWriter(
      Tokenizer tokenizer, GenerationEngine engine, GenerationSettings settings) {
    this.tokenizer = tokenizer;
    this.engine = engine;
    this.settings = settings;
  }

  @Override
  public String write(String text) {
    GenerationRequest request =
        GenerationRequest.of(tokenizer.encodeSource(text), settings, Lane.INTERACTIVE);
    try {
      Hypothesis best = engine.submit(request).join().get(0);
      return tokenizer.decodeTarget(best.tokens());
    } catch (CompletionException e) {
      if (e.getCause() instanceof GenerationException failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  public int tokens(String text) {
    return tokenizer.encodeSource(text).length;
  }

  @Override
  public int maxTokens() {
    return engine.maxSourceLength();
  }
}
