package org.khabar.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.Brief;
import org.khabar.desk.Evidence;

/**
 * A brief, as JSON.
 *
 * @param style {@code headline}, {@code brief} or {@code bullets}
 * @param text all of it
 * @param sentences its sentences with their evidence
 */
public record BriefView(String style, String text, List<SentenceView> sentences) {

  /**
   * A sentence of a brief.
   *
   * @param text the sentence
   * @param origin {@code extracted} from the article, {@code written} by a model and borne out by
   *     the article, or extracted as {@code fallback} for one that was not
   * @param evidence what it stands on
   */
  public record SentenceView(String text, String origin, List<EvidenceView> evidence) {}

  /**
   * What it stands on.
   *
   * @param block number of the block, from 0
   * @param english where in the block's English
   * @param arabic where in the Arabic that was sent; absent if the text was English
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EvidenceView(int block, RangeView english, @Nullable RangeView arabic) {
    static EvidenceView of(Evidence evidence) {
      return new EvidenceView(
          evidence.block(),
          RangeView.of(evidence.english()),
          evidence.arabic().map(RangeView::of).orElse(null));
    }
  }

  /** The JSON of a brief. */
  public static BriefView of(Brief brief) {
    return new BriefView(
        brief.style().name().toLowerCase(Locale.ROOT),
        brief.text(),
        brief.sentences().stream()
            .map(
                sentence ->
                    new SentenceView(
                        sentence.text(),
                        sentence.origin().name().toLowerCase(Locale.ROOT),
                        sentence.evidence().stream().map(EvidenceView::of).toList()))
            .toList());
  }
}
