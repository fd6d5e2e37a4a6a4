package org.khabar.translate.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.Script;
import org.khabar.arabic.TextRange;
import org.khabar.engine.Lane;
import org.khabar.translate.Segment;
import org.khabar.translate.TranslatedText;
import org.khabar.translate.WordLink;
import org.khabar.translate.WordRanges;

/**
 * Places tags by word links: a part of a sentence goes round the run of English words that says
 * most of it and least of the rest. What holds whole sentences, has no Arabic, or has no linked
 * words is left to another placer.
 */
public final class LinkedWordsPlacer implements TagPlacer {
  /** An English word that says nothing of the source: a run goes across it, not on to it. */
  private static final double SILENT = -0.01;

  private final TagPlacer other;

  /**
   * @param other places what word links cannot
   */
  public LinkedWordsPlacer(TagPlacer other) {
    this.other = other;
  }

  @Override
  public CompletableFuture<List<TextRange>> place(
      String source, TranslatedText english, List<TextRange> spans, Lane lane) {
    List<Optional<TextRange>> linked = spans.stream().map(s -> linked(source, english, s)).toList();
    List<TextRange> open = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      if (linked.get(i).isEmpty()) {
        open.add(spans.get(i));
      }
    }
    if (open.isEmpty()) {
      return CompletableFuture.completedFuture(linked.stream().map(Optional::orElseThrow).toList());
    }
    return other
        .place(source, english, open, lane)
        .thenApply(
            places -> {
              List<TextRange> all = new ArrayList<>();
              int next = 0;
              for (Optional<TextRange> place : linked) {
                all.add(place.isPresent() ? place.get() : places.get(next++));
              }
              return all;
            });
  }

  private static Optional<TextRange> linked(String source, TranslatedText english, TextRange span) {
    if (!Script.hasArabic(span.of(source))) {
      return Optional.empty();
    }
    Optional<TextRange> place = Optional.empty();
    for (Segment segment : english.segments()) {
      if (segment.source().overlaps(span)) {
        SentencePair pair = SentencePair.of(source, english.text(), segment);
        TextRange part = pair.part(span);
        Optional<TextRange> run =
            pair.isAllOf(part) ? Optional.of(pair.all(part)) : run(english.text(), segment, part);
        if (run.isEmpty()) {
          return Optional.empty();
        }
        TextRange quoted = pair.quoted(part, run.get());
        place = Optional.of(place.map(before -> before.union(quoted)).orElse(quoted));
      }
    }
    return place;
  }

  /** The run of words with the greatest sum of what they say of a part. */
  private static Optional<TextRange> run(String english, Segment segment, TextRange part) {
    Map<TextRange, WordLink> links = new HashMap<>();
    segment.links().forEach(link -> links.put(link.target(), link));
    @Nullable TextRange best = null;
    double bestSum = 0;
    double sum = 0;
    int start = -1;
    for (TextRange word : WordRanges.of(segment.target().of(english))) {
      TextRange place = word.shifted(segment.target().start());
      double says = says(links.get(place), part);
      if (sum <= 0) {
        sum = 0;
        start = place.start();
      }
      sum += says;
      if (sum > bestSum) {
        bestSum = sum;
        best = new TextRange(start, place.end());
      }
    }
    return Optional.ofNullable(best);
  }

  private static double says(@Nullable WordLink link, TextRange part) {
    if (link == null) {
      return SILENT;
    }
    long inside = link.sources().stream().filter(part::overlaps).count();
    return (2.0 * inside - link.sources().size()) / link.sources().size();
  }
}
