package org.khabar.translate.markup;

import java.util.concurrent.CompletableFuture;
import org.khabar.engine.Lane;
import org.khabar.translate.Splitting;
import org.khabar.translate.TranslatedText;

/** Translates the text between two cuts of a marked-up text. */
@FunctionalInterface
public interface PassageTranslator {
  /** Translates a text; ranges of its segments are into that text. */
  CompletableFuture<TranslatedText> translate(String text, Splitting splitting, Lane lane);
}
