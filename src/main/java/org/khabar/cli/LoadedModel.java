package org.khabar.cli;

import org.khabar.engine.GenerationEngine;
import org.khabar.model.ModelBundle;
import org.khabar.model.Tokenizer;
import org.khabar.translate.SentenceTranslator;

/**
 * A model that a command has loaded.
 *
 * @param bundle what was loaded
 * @param tokenizer its tokeniser
 * @param engine its engine
 * @param translator the two together
 */
record LoadedModel(
    ModelBundle bundle, Tokenizer tokenizer, GenerationEngine engine, SentenceTranslator translator)
    implements AutoCloseable {

  @Override
  public void close() {
    engine.close();
    tokenizer.close();
  }
}
