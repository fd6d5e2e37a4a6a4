package org.khabar.summarize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
  private static final List<SummarySentence> TWO =
      List.of(
          new SummarySentence("Rain fell.", List.of(0)),
          new SummarySentence("A dam broke.", List.of(2, 3)));

  @Test
  void aBriefIsAParagraphAndBulletsAreLines() {
    assertThat(new Summary(Style.BRIEF, TWO).text()).isEqualTo("Rain fell. A dam broke.");
    assertThat(new Summary(Style.BULLETS, TWO).text()).isEqualTo("• Rain fell.\n• A dam broke.");
  }

  @ParameterizedTest
  @CsvSource({"HEADLINE, 1, 16", "BRIEF, 2, 70", "BULLETS, 4, 100"})
  void everyStyleHasLimitsThatSuitIt(Style style, int sentences, int words) {
    assertThat(SummaryLimits.of(style)).isEqualTo(new SummaryLimits(sentences, words));
  }

  @ParameterizedTest
  @CsvSource({"0, 70, sentences", "21, 70, sentences", "2, 4, words", "2, 1001, words"})
  void limitsBeyondReasonAreRefusedByName(int sentences, int words, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SummaryLimits(sentences, words))
        .withMessageContaining(name);
  }

  @Test
  void aSentenceWithoutEvidenceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SummarySentence("Rain fell.", List.of()));
  }
}
