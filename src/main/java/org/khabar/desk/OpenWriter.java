package org.khabar.desk;

import java.nio.file.Path;
import java.time.Clock;
import org.khabar.engine.EngineOptions;
import org.khabar.engine.GenerationEngine;
import org.khabar.model.BundleSeal;
import org.khabar.model.ModelBundle;
import org.khabar.model.Tokenizer;
import org.khabar.summarize.AbstractiveSummarizer;
import org.khabar.summarize.ModelSummaryWriter;
import org.khabar.summarize.Summarizer;

/** The model that writes briefs, with what it needs. */
final class OpenWriter implements AutoCloseable {
  private final ModelBundle bundle;
  private final Tokenizer tokenizer;
  private final GenerationEngine engine;

  private OpenWriter(ModelBundle bundle, Tokenizer tokenizer, GenerationEngine engine) {
    this.bundle = bundle;
    this.tokenizer = tokenizer;
    this.engine = engine;
  }

  static OpenWriter open(Path folder, EngineOptions options, Clock clock) {
    ModelBundle bundle = BundleSeal.read(folder);
    Tokenizer tokenizer = bundle.openTokenizer();
    try {
      return new OpenWriter(bundle, tokenizer, GenerationEngine.open(bundle, options, clock));
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  String name() {
    return bundle.name() + " " + BundleSeal.fingerprint(bundle).substring(0, 12);
  }

  Summarizer summarizer(Summarizer extractive) {
    return new AbstractiveSummarizer(
        new ModelSummaryWriter(tokenizer, engine, bundle.settings()), extractive);
  }

  @Override
  public void close() {
    engine.close();
    tokenizer.close();
  }
}
