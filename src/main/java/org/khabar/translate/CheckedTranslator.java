package org.khabar.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.khabar.arabic.AlignedText;
import org.khabar.arabic.TextRange;
import org.khabar.engine.GenerationException;
import org.khabar.engine.Lane;
import org.khabar.model.GenerationSettings;

/**
 * Translates a sentence and checks the English. Where the checks find fault it tries further, until
 * one try is without fault: numbers put right in place, lost names written into the source as terms
 * of the glossary are from the start, a wider search without repeats, the clauses one by one. The
 * try with the fewest faults is kept, among equals the earlier; what faults remain are said, never
 * hidden.
 */
final class CheckedTranslator {
  private final SentenceTranslator translator;
  private final SearchPlan plan;
  private final Glossary glossary;
  private final SourceWriter writer;
  private final boolean repair;

  /**
   * @param glossary terms that the English should have
   * @param repair whether to try further where the checks find fault
   */
  CheckedTranslator(SentenceTranslator translator, Glossary glossary, boolean repair) {
    this.translator = translator;
    this.plan = new SearchPlan(translator.settings());
    this.glossary = glossary;
    this.writer = new SourceWriter(glossary);
    this.repair = repair;
  }

  /** A try with what the checks found, and the search's best, whose word links are known. */
  private record Candidate(String text, double score, List<Finding> findings, LinkedText origin) {
    boolean faultless() {
      return findings.isEmpty();
    }

    SentenceResult result(String source, Glossary glossary) {
      List<WordLink> links = linked().links();
      return new SentenceResult(
          text,
          score,
          findings,
          Fact.of(source, text, glossary, links),
          links,
          SegmentOrigin.MODEL);
    }

    /** Its English with the links that it has from the search. */
    LinkedText linked() {
      return origin.in(text);
    }

    static Candidate best(Stream<Candidate> candidates) {
      return candidates.min(Comparator.comparingInt(c -> c.findings().size())).orElseThrow();
    }
  }

  /**
   * Translates a cleaned sentence that the model has room for.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}; cancelling it
   *     ends the search
   */
  CompletableFuture<SentenceResult> translate(String sentence, Lane lane) {
    Searches searches = new Searches(translator, lane, true);
    CompletableFuture<SentenceResult> result =
        best(sentence, searches).thenApply(best -> best.result(sentence, glossary));
    Cancellation.of(result, searches::cancel);
    return result;
  }

  private CompletableFuture<Candidate> best(String sentence, Searches searches) {
    if (!repair) {
      return searched(sentence, writer.withTerms(sentence), plan::first, searches);
    }
    return whole(sentence, searches)
        .thenCompose(best -> better(best, () -> byClauses(sentence, best, searches)));
  }

  /**
   * The sentence as a whole, the glossary's terms written in: as the model asks; with the names
   * that got lost written in too; more widely.
   */
  private CompletableFuture<Candidate> whole(String sentence, Searches searches) {
    AlignedText written = writer.withTerms(sentence);
    return searched(sentence, written, plan::first, searches)
        .thenCompose(first -> better(first, () -> withNames(sentence, written, first, searches)))
        .thenCompose(
            best -> better(best, () -> searched(sentence, written, plan::second, searches)));
  }

  private CompletableFuture<Candidate> withNames(
      String sentence, AlignedText written, Candidate first, Searches searches) {
    AlignedText named = writer.withTermsAndNames(sentence, first.text());
    return named.text().equals(written.text())
        ? done(first)
        : searched(sentence, named, plan::first, searches);
  }

  private CompletableFuture<Candidate> byClauses(
      String sentence, Candidate best, Searches searches) {
    List<TextRange> places = ClauseRepair.clauses(sentence);
    if (places.size() < 2) {
      return done(best);
    }
    List<String> clauses = places.stream().map(place -> place.of(sentence)).toList();
    List<CompletableFuture<Candidate>> parts = new ArrayList<>();
    for (String clause : clauses) {
      parts.add(whole(clause, searches));
    }
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .thenApply(
            all -> {
              List<Candidate> results = parts.stream().map(CompletableFuture::join).toList();
              String text =
                  ClauseRepair.stitched(clauses, results.stream().map(Candidate::text).toList());
              double score =
                  results.stream().mapToDouble(Candidate::score).average().orElse(best.score());
              LinkedText origin =
                  LinkedText.joined(
                      results.stream().map(Candidate::linked).toList(),
                      places.stream().map(TextRange::start).toList());
              return checked(sentence, text, score, true, origin);
            });
  }

  /** The better of what there is and a further try; a try that fails leaves what there is. */
  private static CompletableFuture<Candidate> better(
      Candidate best, Supplier<CompletableFuture<Candidate>> further) {
    if (best.faultless()) {
      return done(best);
    }
    try {
      return further
          .get()
          .handle(
              (found, failure) -> found == null ? best : Candidate.best(Stream.of(best, found)));
    } catch (GenerationException e) {
      return done(best); // the queue is full, or the written source too long
    }
  }

  /**
   * The best hypothesis of a search, numbers put right where that mends it.
   *
   * @param sentence what the English is checked against
   * @param written what the model is given
   */
  private CompletableFuture<Candidate> searched(
      String sentence,
      AlignedText written,
      IntFunction<GenerationSettings> search,
      Searches searches) {
    return searches
        .search(written.text(), search)
        .thenApply(
            found -> {
              Translation first = found.get(0);
              LinkedText origin = new LinkedText(first.text(), first.links()).fromRaw(written);
              return Candidate.best(found.stream().flatMap(t -> tries(sentence, t, origin)));
            });
  }

  private Stream<Candidate> tries(String sentence, Translation found, LinkedText origin) {
    Candidate plain = checked(sentence, found.text(), found.score(), found.complete(), origin);
    String mended = repair ? NumeralRepair.repair(sentence, found.text()) : found.text();
    return mended.equals(found.text())
        ? Stream.of(plain)
        : Stream.of(plain, checked(sentence, mended, found.score(), found.complete(), origin));
  }

  private Candidate checked(
      String source, String text, double score, boolean complete, LinkedText origin) {
    return new Candidate(
        text, score, FidelityChecks.check(source, text, complete, glossary), origin);
  }

  private static CompletableFuture<Candidate> done(Candidate candidate) {
    return CompletableFuture.completedFuture(candidate);
  }
}
