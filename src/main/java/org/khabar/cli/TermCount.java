package org.khabar.cli;

import java.util.List;
import org.khabar.arabic.ArabicCleaner;
import org.khabar.translate.Glossary;
import org.khabar.translate.GlossaryReport;

/**
 * How often a glossary's terms occur in sources, and how often their English stands in the
 * translations.
 */
record TermCount(long terms, long occurrences, long held) {

  static TermCount of(List<String> sources, List<String> targets, Glossary glossary) {
    GlossaryReport report = new GlossaryReport(glossary);
    long occurrences = 0;
    long held = 0;
    for (int i = 0; i < sources.size(); i++) {
      String source = ArabicCleaner.clean(sources.get(i)).text();
      for (GlossaryReport.Use use : report.of(source, targets.get(i))) {
        occurrences++;
        held += use.held() ? 1 : 0;
      }
    }
    return new TermCount(glossary.terms().size(), occurrences, held);
  }

  @Override
  public String toString() {
    return "glossary of %d terms: %d of %d occurrences held (%.1f %%)"
        .formatted(terms, held, occurrences, 100.0 * held / Math.max(1, occurrences));
  }
}
