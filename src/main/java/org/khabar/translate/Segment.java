package org.khabar.translate;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.khabar.arabic.TextRange;

/**
 * A sentence of a text with its English.
 *
 * @param source where the sentence stands in the raw text
 * @param target where its English stands in the English text
 * @param text its English
 * @param score mean natural-log probability of a target token: 0 is certain
 * @param confidence how far it can be trusted; empty if the model's scores were not measured
 * @param findings what the checks found and no other try could mend; their ranges are into the raw
 *     and the English text
 * @param facts numbers, names and terms with what became of them; ranges as those of the findings
 * @param links which words of the source the words of its English say; ranges as those of the
 *     findings; empty if nobody knows
 * @param origin who wrote its English
 */
public record Segment(
    TextRange source,
    TextRange target,
    String text,
    double score,
    Optional<Confidence> confidence,
    List<Finding> findings,
    List<Fact> facts,
    List<WordLink> links,
    SegmentOrigin origin) {
  public Segment {
    findings = List.copyOf(findings);
    facts = List.copyOf(facts);
    links = List.copyOf(links);
  }

  /** Whether a reader should compare the sentence with its source. */
  public boolean needsReview() {
    return !findings.isEmpty();
  }

  /** The same segment with other facts. */
  Segment withFacts(List<Fact> others) {
    return new Segment(source, target, text, score, confidence, findings, others, links, origin);
  }

  /** The same segment within a source and a target that this one's texts are parts of. */
  public Segment shifted(int sourceOffset, int targetOffset) {
    return moved(text, range -> range.shifted(sourceOffset), range -> range.shifted(targetOffset));
  }

  /**
   * The same segment of other texts that this one's texts are written in, such as HTML.
   *
   * @param written its English as a reader of the other text reads it
   * @param sources where in the other source a range of the source is
   * @param targets where in the other target a range of the target is
   */
  public Segment moved(
      String written, UnaryOperator<TextRange> sources, UnaryOperator<TextRange> targets) {
    return new Segment(
        sources.apply(source),
        targets.apply(target),
        written,
        score,
        confidence,
        findings.stream().map(finding -> finding.moved(sources, targets)).toList(),
        facts.stream().map(fact -> fact.moved(sources, targets)).toList(),
        links.stream().map(link -> link.moved(sources, targets)).toList(),
        origin);
  }
}
