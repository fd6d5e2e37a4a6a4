package org.khabar.translate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.khabar.arabic.TextRange;

/** Where in the English the word links of a sentence say that a part of its source is. */
record LinkedPlace(List<WordLink> links) {

  /** The words that say a part of the source; empty if none does. */
  Optional<TextRange> of(TextRange source) {
    return links.stream()
        .filter(link -> link.sources().stream().anyMatch(source::overlaps))
        .map(WordLink::target)
        .reduce(TextRange::union);
  }

  /** Of several places the one that says a part of the source, or is nearest to what does. */
  Optional<TextRange> among(List<TextRange> places, TextRange source) {
    List<TextRange> said =
        links.stream()
            .filter(link -> link.sources().stream().anyMatch(source::overlaps))
            .map(WordLink::target)
            .toList();
    return said.isEmpty()
        ? places.stream().findFirst()
        : places.stream().min(Comparator.comparingInt(place -> distance(place, said)));
  }

  private static int distance(TextRange place, List<TextRange> said) {
    return said.stream()
        .mapToInt(
            word -> Math.max(0, Math.max(word.start() - place.end(), place.start() - word.end())))
        .min()
        .orElse(0);
  }
}
