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

/** A model that writes briefs, loaded with what it needs. */
public final class OpenWriter implements AutoCloseable {
  private final ModelBundle bundle;
  private final Tokenizer tokenizer;
  private final GenerationEngine engine;

  private OpenWriter(ModelBundle bundle, Tokenizer tokenizer, GenerationEngine engine) {
    this.bundle = bundle;
    this.tokenizer = tokenizer;
    this.engine = engine;
  }

  /**
   * Loads the model of a folder.
   *
   * @throws org.khabar.model.ModelException if it cannot be used
   */
  public static OpenWriter open(Path folder, EngineOptions options, Clock clock) {
    ModelBundle bundle = BundleSeal.read(folder);
    Tokenizer tokenizer = bundle.openTokenizer();
    try {
      return new OpenWriter(bundle, tokenizer, GenerationEngine.open(bundle, options, clock));
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  /** Name and hash. */
  public String name() {
    return bundle.name() + " " + BundleSeal.fingerprint(bundle).substring(0, 12);
  }

  /** A summariser that takes from the other what the model cannot write. */
  public Summarizer summarizer(Summarizer extractive) {
    return new AbstractiveSummarizer(
        new ModelSummaryWriter(tokenizer, engine, bundle.settings()), extractive);
  }

  @Override
  public void close() {
    engine.close();
    tokenizer.close();
  }
}
