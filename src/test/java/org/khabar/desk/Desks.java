package org.khabar.desk;

import java.nio.file.Path;
import java.time.Clock;
import org.khabar.engine.EngineOptions;
import org.khabar.translate.Glossary;

/** Opens desks as tests need them: with the shipped sentence encoder, on one core. */
final class Desks {
  private Desks() {}

  /**
   * @param beams beams of the search; 0 is as the model asks
   */
  static OpenDesk open(Path model, int beams) {
    return open(model, beams, Glossary.EMPTY);
  }

  /** A desk with a glossary. */
  static OpenDesk open(Path model, int beams, Glossary glossary) {
    return OpenDesk.open(
        model,
        new DeskSettings(
            Path.of("models/minilm"),
            null,
            beams,
            100_000,
            200_000,
            glossary,
            true,
            EngineOptions.forThisMachine().withWorkers(1),
            "test"),
        Clock.systemUTC());
  }
}
