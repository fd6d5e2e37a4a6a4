package org.khabar.api;

import java.time.Instant;
import java.util.Optional;
import org.khabar.desk.Desk;
import org.khabar.engine.Lane;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslationWatch;

/**
 * How soon a request's work is to be done.
 *
 * @param lane whether it goes before others
 * @param latest when nobody wants it any more; empty for never
 * @param watch told of the work
 */
public record Urgency(Lane lane, Optional<Instant> latest, TranslationWatch watch) {

  /** The desk for such work. */
  Desk of(Desk desk) {
    return latest.map(desk::until).orElse(desk).watchedBy(watch);
  }

  /** The translator for such work. */
  public TextTranslator of(TextTranslator translator) {
    return latest.map(translator::until).orElse(translator).watchedBy(watch);
  }
}
