package org.khabar.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.khabar.engine.GenerationException;
import org.khabar.engine.Lane;
import org.khabar.evaluate.Chrf;
import org.khabar.model.ModelBundle.GoldenSentence;
import org.khabar.translate.SentenceTranslator;
import org.khabar.translate.Translation;

/**
 * The proof that a model does here what it did where it was made: its golden sentences are
 * translated greedily. Number formats move a word now and then, so each result must reach a chrF of
 * {@value #LOWEST_CHRF} against the recorded one, and at most one in five may fail to.
 */
public final class GoldenCheck {
  private static final double LOWEST_CHRF = 60;
  private static final int ONE_IN = 5;

  private final SentenceTranslator translator;

  GoldenCheck(SentenceTranslator translator) {
    this.translator = translator;
  }

  /**
   * What came of it.
   *
   * @param sentences how many there were
   * @param failures one line for each that differs
   */
  public record Report(int sentences, List<String> failures) {
    public Report {
      failures = List.copyOf(failures);
    }

    public boolean passed() {
      return failures.size() * ONE_IN <= sentences;
    }
  }

  Report run(List<GoldenSentence> golden) {
    List<CompletableFuture<Translation>> results = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (GoldenSentence sentence : golden) {
      results.add(
          translator
              .candidates(
                  sentence.source(), tokens -> translator.settings().withBeams(1), Lane.INTERACTIVE)
              .thenApply(candidates -> candidates.get(0)));
    }
    for (int i = 0; i < golden.size(); i++) {
      String expected = golden.get(i).text();
      try {
        String text = results.get(i).join().text();
        if (!text.equals(expected)
            && Chrf.corpus(List.of(text), List.of(expected)).score() < LOWEST_CHRF) {
          failures.add(
              "golden sentence %d gave \"%s\", not \"%s\"".formatted(i + 1, text, expected));
        }
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof GenerationException)) {
          throw e;
        }
        failures.add("golden sentence %d: %s".formatted(i + 1, e.getCause().getMessage()));
      }
    }
    return new Report(golden.size(), failures);
  }
}
