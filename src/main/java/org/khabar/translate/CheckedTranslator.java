package org.khabar.translate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.khabar.arabic.AlignedText;
import org.khabar.arabic.TextRange;
import org.khabar.engine.GenerationException;
import org.khabar.engine.Lane;

/**
 * Translates a sentence and checks the English. Where the checks find fault it tries further, until
 * one try is without fault: the search's other hypotheses, numbers put right in place; lost names
 * written into the source as terms of the glossary are from the start; the clauses one by one; a
 * wider search without repeats. So ordered, what mends most comes first and costs least: names and
 * clauses are searched for with the settings of every first search and share batches with those.
 * The try with the fewest faults is kept, among equals the earlier; what faults remain are said,
 * never hidden.
 */
final class CheckedTranslator {
  /** A hypothesis so much less likely a token than the best says something else. */
  private static final double MUCH_WORSE = 1;

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
  private record Candidate(
      String text, double score, boolean complete, List<Finding> findings, LinkedText origin) {
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

    /** The same with more that was found. */
    Candidate with(List<Finding> more) {
      List<Finding> all = new ArrayList<>(findings);
      all.addAll(more);
      return new Candidate(text, score, complete, all, origin);
    }

    /** The one with fewer faults, among equals this one. */
    Candidate or(Candidate later) {
      return later.findings().size() < findings.size() ? later : this;
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
    AlignedText written = writer.withTerms(sentence);
    if (!repair) {
      return searched(sentence, written, plan.common(), searches);
    }
    return searched(sentence, written, plan.common(), searches)
        .thenCompose(
            first ->
                first.faultless() ? done(first) : repaired(sentence, written, first, searches));
  }

  private CompletableFuture<Candidate> repaired(
      String sentence, AlignedText written, Candidate first, Searches searches) {
    TranslationWatch.Repair repair = translator.watch().repairing();
    return better(first, () -> withNames(sentence, written, first, searches))
        .thenCompose(best -> better(best, () -> byClauses(sentence, best, searches)))
        .thenCompose(best -> better(best, () -> searched(sentence, written, plan.wide(), searches)))
        .whenComplete((best, failure) -> repair.ended(best != null && best.faultless()));
  }

  /** As the model asks, and with the names that got lost written in too. */
  private CompletableFuture<Candidate> direct(
      String sentence, AlignedText written, Searches searches) {
    return searched(sentence, written, plan.common(), searches)
        .thenCompose(first -> better(first, () -> withNames(sentence, written, first, searches)));
  }

  private CompletableFuture<Candidate> withNames(
      String sentence, AlignedText written, Candidate first, Searches searches) {
    AlignedText named = writer.withTermsAndNames(sentence, first.text());
    return named.text().equals(written.text())
        ? done(first)
        : searched(sentence, named, plan.common(), searches);
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
      parts.add(direct(clause, writer.withTerms(clause), searches));
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
              boolean complete = results.stream().allMatch(Candidate::complete);
              return checked(sentence, text, score, complete, origin).with(lost(places, results));
            });
  }

  /**
   * Clauses without English of their own: what the others say may hide from the checks that these
   * are lost.
   */
  private static List<Finding> lost(List<TextRange> places, List<Candidate> results) {
    Set<String> said = new HashSet<>();
    List<Finding> lost = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      String english = results.get(i).text().strip();
      if (english.isEmpty() || !said.add(english)) {
        lost.add(
            new Finding(FindingKind.LENGTH, "A clause has no English of its own.")
                .at(places.get(i), null));
      }
    }
    return lost;
  }

  /** The better of what there is and a further try; a try that fails leaves what there is. */
  private static CompletableFuture<Candidate> better(
      Candidate best, Supplier<CompletableFuture<Candidate>> further) {
    if (best.faultless()) {
      return done(best);
    }
    try {
      return further.get().handle((found, failure) -> found == null ? best : best.or(found));
    } catch (GenerationException e) {
      return done(best); // the queue is full, or the written source too long
    }
  }

  /**
   * The first hypothesis of a search that is without fault, numbers put right where that mends it,
   * or that with the fewest faults.
   *
   * @param sentence what the English is checked against
   * @param written what the model is given
   */
  private CompletableFuture<Candidate> searched(
      String sentence, AlignedText written, SearchPlan.Way way, Searches searches) {
    return searches
        .search(written.text(), way)
        .thenApply(
            found -> {
              Translation first = found.get(0);
              LinkedText origin = new LinkedText(first.text(), first.links()).fromRaw(written);
              Candidate best = checked(sentence, first.text(), first, origin);
              for (int i = 0; i < found.size() && !best.faultless(); i++) {
                Translation other = found.get(i);
                if (other.score() >= first.score() - MUCH_WORSE) {
                  best = i == 0 ? best : best.or(checked(sentence, other.text(), other, origin));
                  best = repair ? mended(sentence, other, best, origin) : best;
                }
              }
              return best;
            });
  }

  /** The best so far, or a hypothesis with its numbers put right if that is better. */
  private Candidate mended(String sentence, Translation found, Candidate best, LinkedText origin) {
    String text = NumeralRepair.repair(sentence, found.text());
    return best.faultless() || text.equals(found.text())
        ? best
        : best.or(checked(sentence, text, found, origin));
  }

  private Candidate checked(String source, String text, Translation found, LinkedText origin) {
    return checked(source, text, found.score(), found.complete(), origin);
  }

  private Candidate checked(
      String source, String text, double score, boolean complete, LinkedText origin) {
    return new Candidate(
        text, score, complete, FidelityChecks.check(source, text, complete, glossary), origin);
  }

  private static CompletableFuture<Candidate> done(Candidate candidate) {
    return CompletableFuture.completedFuture(candidate);
  }
}
