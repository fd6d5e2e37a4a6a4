package org.khabar.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.khabar.engine.GenerationException;
import org.khabar.engine.Lane;
import org.khabar.translate.SentenceTranslator;
import org.khabar.translate.Translation;

/**
 * Sentences of which every one must be translated, for figures that are only true of all.
 *
 * @param name the file that they are from
 * @param sentences in the file's order
 */
record SentenceList(String name, List<String> sentences) {
  /** Sentences under way at once: enough to fill batches with sentences of equal length. */
  static final int WINDOW = 2048;

  /**
   * Translates all sentences.
   *
   * @param done called after each
   * @throws UnusableFileException naming the first sentence that cannot be translated
   */
  List<Translation> translate(SentenceTranslator translator, Runnable done) {
    Deque<CompletableFuture<Translation>> window = new ArrayDeque<>();
    List<Translation> translations = new ArrayList<>();
    int submitted = 0;
    while (translations.size() < sentences.size()) {
      try {
        if (submitted < sentences.size() && window.size() < WINDOW) {
          window.add(translator.translate(sentences.get(submitted), Lane.BULK));
          submitted++;
        } else {
          translations.add(window.remove().join());
          done.run();
        }
      } catch (CompletionException e) {
        throw unusable(translations.size(), e.getCause() == null ? e : e.getCause());
      } catch (GenerationException e) {
        throw unusable(submitted, e);
      }
    }
    return translations;
  }

  private UnusableFileException unusable(int index, Throwable cause) {
    return new UnusableFileException(
        "%s: '%s': %s".formatted(name, beginning(sentences.get(index)), cause.getMessage()), cause);
  }

  private static String beginning(String sentence) {
    return sentence.length() <= 40 ? sentence : sentence.substring(0, 40) + "…";
  }
}
