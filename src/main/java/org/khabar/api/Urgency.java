package org.khabar.api;

import java.time.Instant;
import java.util.Optional;
import org.khabar.desk.Desk;
import org.khabar.engine.Lane;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslationWatch;

/**
 * How soon a request's work is to be done, and for how long.
 *
 * @param lane whether it goes before others
 * @param latest when nobody wants it any more; empty for never
 * @param watch told of the work
 * @param departure what is to be given up if the client hangs up
 */
public record Urgency(
    Lane lane, Optional<Instant> latest, TranslationWatch watch, Departure departure) {

  /** The desk for such work; what it does is given up by whoever begins it. */
  Desk of(Desk desk) {
    return latest.map(desk::until).orElse(desk).watchedBy(watch);
  }

  /** The translator for such work. */
  public TextTranslator of(TextTranslator translator) {
    return latest
        .map(translator::until)
        .orElse(translator)
        .watchedBy(watch)
        .telling(departure::add);
  }
}
