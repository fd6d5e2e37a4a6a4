package org.khabar.translate;

import java.util.List;

/**
 * The English of one sentence, as it is cached.
 *
 * @param text the English
 * @param score mean natural-log probability of a target token
 * @param findings what no try could mend
 * @param facts what a reader can check off
 * @param links which words of the source the words of the English say; empty if nobody knows
 * @param origin who wrote it
 */
record SentenceResult(
    String text,
    double score,
    List<Finding> findings,
    List<Fact> facts,
    List<WordLink> links,
    SegmentOrigin origin) {
  SentenceResult {
    findings = List.copyOf(findings);
    facts = List.copyOf(facts);
    links = List.copyOf(links);
  }

  /** Text that needs no translation. */
  static SentenceResult untouched(String text) {
    return new SentenceResult(text, 0, List.of(), List.of(), List.of(), SegmentOrigin.MODEL);
  }

  /** English that is there already, checked. */
  static SentenceResult of(String source, TranslationMemory.Remembered english, Glossary glossary) {
    return new SentenceResult(
        english.text(),
        english.score(),
        FidelityChecks.check(source, english.text(), english.complete(), glossary),
        Fact.of(source, english.text(), glossary),
        List.of(),
        english.origin());
  }
}
