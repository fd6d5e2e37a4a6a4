package org.khabar.cli;

import java.util.List;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.translate.Fact;
import org.khabar.translate.Glossary;

/**
 * How many of the numbers of a whole test set stand in its translations.
 *
 * @param sentences sentences that have a number
 * @param numbers their numbers, in digits or words
 * @param kept those that the English has, in any form
 */
record NumberCount(long sentences, long numbers, long kept) {

  static NumberCount of(List<String> sources, List<String> targets) {
    long sentences = 0;
    long numbers = 0;
    long kept = 0;
    for (int i = 0; i < sources.size(); i++) {
      String source = ArabicCleaner.clean(sources.get(i)).text();
      List<Fact> found =
          Fact.of(source, targets.get(i), Glossary.EMPTY).stream()
              .filter(fact -> fact.kind() == Fact.Kind.NUMBER && fact.source().isPresent())
              .toList();
      sentences += found.isEmpty() ? 0 : 1;
      numbers += found.size();
      kept += found.stream().filter(fact -> fact.status() == Fact.Status.KEPT).count();
    }
    return new NumberCount(sentences, numbers, kept);
  }

  @Override
  public String toString() {
    return "numbers: %d of %d kept (%.1f %%), in %d sentences"
        .formatted(kept, numbers, 100.0 * kept / Math.max(1, numbers), sentences);
  }
}
