package org.khabar.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khabar.model.ConfidenceBounds;

class ConfidenceScaleTest {
  private final ConfidenceScale scale =
      new ConfidenceScale(Optional.of(new ConfidenceBounds(-0.3, -0.8)));

  private static SentenceResult result(double score, List<Finding> findings) {
    return new SentenceResult(
        "The minister arrived.", score, findings, List.of(), List.of(), SegmentOrigin.MODEL);
  }

  @ParameterizedTest
  @CsvSource({"0, HIGH", "-0.3, HIGH", "-0.31, MEDIUM", "-0.8, MEDIUM", "-0.81, LOW"})
  void theScoreSaysTheLevel(double score, Confidence level) {
    assertThat(scale.level(result(score, List.of()))).contains(level);
  }

  @Test
  void aSentenceInWhichTheChecksFindFaultIsNeverTrusted() {
    Finding finding = new Finding(FindingKind.LENGTH, "The English breaks off.");
    assertThat(scale.level(result(-0.1, List.of(finding)))).contains(Confidence.LOW);
  }

  @Test
  void whatWasNotMeasuredIsNotSaid() {
    assertThat(ConfidenceScale.UNKNOWN.level(result(-0.1, List.of()))).isEmpty();
  }

  @Test
  void boundsOutOfOrderAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ConfidenceBounds(-0.8, -0.3));
    assertThatIllegalArgumentException().isThrownBy(() -> new ConfidenceBounds(Double.NaN, -0.3));
  }
}
