package org.khabar.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RougeTest {

  @ParameterizedTest
  @MethodSource("org.khabar.evaluate.Recorded#summaries")
  void agreesWithRougeScore(Recorded.Summary recorded) {
    RougeScore score = Rouge.score(recorded.summary(), recorded.reference());

    assertThat(score.rouge1()).isCloseTo(recorded.rouge1(), within(1e-9));
    assertThat(score.rouge2()).isCloseTo(recorded.rouge2(), within(1e-9));
    assertThat(score.rougeL()).isCloseTo(recorded.rougeL(), within(1e-9));
  }

  @Test
  void theOrderOfWordsCountsForPairsAndSubsequencesOnly() {
    RougeScore score = Rouge.score("the gunman killed police", "police killed the gunman");
    assertThat(score).hasToString("ROUGE-1/2/L = 100.00/33.33/50.00");
  }

  @Test
  void aCorpusScoresTheMeanOfItsSummaries() {
    RougeScore mean =
        RougeScore.mean(List.of(new RougeScore(100, 50, 80), new RougeScore(0, 0, 40)));
    assertThat(mean).isEqualTo(new RougeScore(50, 25, 60));
  }

  @Test
  void noScoresHaveNoMean() {
    assertThatIllegalArgumentException().isThrownBy(() -> RougeScore.mean(List.of()));
  }
}
