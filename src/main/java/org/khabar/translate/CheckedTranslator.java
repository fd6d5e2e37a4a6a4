package org.khabar.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.khabar.engine.Lane;

/**
 * Translates a sentence and checks the English. Where the checks find fault it searches another
 * way, and keeps the hypothesis with the fewest faults; what remains is said, never hidden.
 */
final class CheckedTranslator {
  private final SentenceTranslator translator;
  private final SearchPlan plan;

  CheckedTranslator(SentenceTranslator translator) {
    this.translator = translator;
    this.plan = new SearchPlan(translator.settings());
  }

  /** A hypothesis with what the checks found. */
  private record Candidate(Translation translation, List<Finding> findings) {
    static Candidate of(Translation translation) {
      return new Candidate(
          translation,
          FidelityChecks.check(translation.source(), translation.text(), translation.complete()));
    }

    SentenceResult result() {
      return new SentenceResult(translation.text(), translation.score(), findings);
    }
  }

  /**
   * Translates a cleaned sentence that the model has room for.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   */
  CompletableFuture<SentenceResult> translate(String sentence, Lane lane) {
    int tokens = translator.sourceTokens(sentence);
    return translator
        .candidates(sentence, plan.first(tokens), lane)
        .thenCompose(
            first -> {
              Candidate best = best(first.stream());
              if (best.findings().isEmpty()) {
                return CompletableFuture.completedFuture(best.result());
              }
              return translator
                  .candidates(sentence, plan.second(tokens), lane)
                  .thenApply(second -> best(both(first, second)).result());
            });
  }

  private static Stream<Translation> both(List<Translation> first, List<Translation> second) {
    List<Translation> all = new ArrayList<>(first);
    all.addAll(second);
    return all.stream();
  }

  /** The fewest findings win; among equals, the one that came first. */
  private static Candidate best(Stream<Translation> translations) {
    return translations
        .map(Candidate::of)
        .min(Comparator.comparingInt(candidate -> candidate.findings().size()))
        .orElseThrow();
  }
}
