package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khabar.translate.Fact;
import org.khabar.translate.Finding;
import org.khabar.translate.Segment;
import org.khabar.translate.WordLink;

/**
 * A sentence with its English, as JSON.
 *
 * @param source where it stands in the text that was sent
 * @param target where its English stands in the English text
 * @param text its English
 * @param score mean natural-log probability of a target token: 0 is certain
 * @param confidence {@code high}, {@code medium} or {@code low}; absent if the model's scores were
 *     not measured
 * @param needsReview whether a reader should compare it with its source
 * @param checks what is wrong, if anything
 * @param facts numbers, known names and glossary terms of the source, with what became of them
 * @param alignment which words of the source each word of the English says, where the model knows
 * @param origin who wrote the English: {@code model}, {@code memory} for a person's correction of
 *     the same sentence elsewhere, {@code edited} for one made here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SegmentView(
    RangeView source,
    RangeView target,
    String text,
    double score,
    @Nullable String confidence,
    boolean needsReview,
    List<CheckView> checks,
    List<FactView> facts,
    List<LinkView> alignment,
    String origin) {

  /**
   * A word of the English.
   *
   * @param target where it stands in the English text
   * @param sources where the words that it says stand in the text that was sent
   */
  public record LinkView(RangeView target, List<RangeView> sources) {
    static LinkView of(WordLink link) {
      return new LinkView(
          RangeView.of(link.target()), link.sources().stream().map(RangeView::of).toList());
    }
  }

  /**
   * Something of the source that a reader can check off.
   *
   * @param kind {@code number}, {@code name} or {@code term}
   * @param status {@code kept}, {@code changed}, {@code missing} or {@code added}
   * @param value the number in plain notation, the name or term in English
   * @param source where it stands in the text that was sent; absent if added
   * @param target where it stands in the English text; absent if missing, or if its place is
   *     unknown
   * @param replaced the spelling that it had, if a name was spelled again as elsewhere in its
   *     article
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FactView(
      String kind,
      String status,
      String value,
      @Nullable RangeView source,
      @Nullable RangeView target,
      @Nullable String replaced) {

    static FactView of(Fact fact) {
      return new FactView(
          fact.kind().name().toLowerCase(Locale.ROOT),
          fact.status().name().toLowerCase(Locale.ROOT),
          fact.value(),
          fact.source().map(RangeView::of).orElse(null),
          fact.target().map(RangeView::of).orElse(null),
          fact.replaced().orElse(null));
    }
  }

  /**
   * What a check found.
   *
   * @param kind its kind, such as {@code number_missing}
   * @param message one plain sentence
   * @param source what of the text that was sent it is about; absent if the sentence as a whole
   * @param target what of the English text it is about; absent if the sentence as a whole
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CheckView(
      String kind, String message, @Nullable RangeView source, @Nullable RangeView target) {

    static CheckView of(Finding finding) {
      return new CheckView(
          finding.kind().name().toLowerCase(Locale.ROOT),
          finding.message(),
          finding.source().map(RangeView::of).orElse(null),
          finding.target().map(RangeView::of).orElse(null));
    }
  }

  static SegmentView of(Segment segment) {
    return new SegmentView(
        RangeView.of(segment.source()),
        RangeView.of(segment.target()),
        segment.text(),
        Math.round(segment.score() * 1000) / 1000.0,
        segment.confidence().map(level -> level.name().toLowerCase(Locale.ROOT)).orElse(null),
        segment.needsReview(),
        segment.findings().stream().map(CheckView::of).toList(),
        segment.facts().stream().map(FactView::of).toList(),
        segment.links().stream().map(LinkView::of).toList(),
        segment.origin().name().toLowerCase(Locale.ROOT));
  }
}
