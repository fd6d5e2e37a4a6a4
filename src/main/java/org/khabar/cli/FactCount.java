package org.khabar.cli;

import java.util.List;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.translate.Fact;
import org.khabar.translate.Glossary;

/**
 * How many facts of a kind of a whole test set's sources stand in its translations.
 *
 * @param sentences sentences that have one
 * @param facts all of them
 * @param kept those that the English has
 */
record FactCount(long sentences, long facts, long kept) {

  static FactCount of(
      Fact.Kind kind, List<String> sources, List<String> targets, Glossary glossary) {
    long sentences = 0;
    long facts = 0;
    long kept = 0;
    for (int i = 0; i < sources.size(); i++) {
      String source = ArabicCleaner.clean(sources.get(i)).text();
      List<Fact> found =
          Fact.of(source, targets.get(i), glossary).stream()
              .filter(fact -> fact.kind() == kind && fact.source().isPresent())
              .toList();
      sentences += found.isEmpty() ? 0 : 1;
      facts += found.size();
      kept += found.stream().filter(fact -> fact.status() == Fact.Status.KEPT).count();
    }
    return new FactCount(sentences, facts, kept);
  }

  /** The share that was kept, in percent. */
  double percent() {
    return 100.0 * kept / Math.max(1, facts);
  }
}
