package org.khabar.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BleuTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  @ParameterizedTest
  @MethodSource("org.khabar.evaluate.Recorded#corpora")
  void agreesWithSacrebleu(Recorded.Corpus corpus) {
    BleuScore bleu = Bleu.corpus(corpus.hypotheses(), corpus.references());

    Recorded.BleuLine expected = corpus.bleu();
    assertThat(bleu.score()).isCloseTo(expected.score(), CLOSE);
    assertThat(bleu.precisions()).hasSameSizeAs(expected.precisions());
    for (int i = 0; i < bleu.precisions().size(); i++) {
      assertThat(bleu.precisions().get(i)).isCloseTo(expected.precisions().get(i), CLOSE);
    }
    assertThat(bleu.brevityPenalty()).isCloseTo(expected.brevityPenalty(), CLOSE);
    assertThat(bleu.hypothesisLength()).isEqualTo(expected.hypothesisLength());
    assertThat(bleu.referenceLength()).isEqualTo(expected.referenceLength());
    assertThat(bleu).hasToString(expected.line());
  }

  @Test
  void quotesTheSignatureSacrebleuPrints() throws IOException {
    assertThat(Bleu.SIGNATURE).isEqualTo(Recorded.signatures().get("bleu"));
  }

  @Test
  void printsTiesRoundedToEvenAsPythonDoes() {
    BleuScore score = new BleuScore(2.125, List.of(6.25, 18.75, 0.05, 100.0), 0.0625, 1234, 0);

    assertThat(score)
        .hasToString(
            "BLEU = 2.12 6.2/18.8/0.1/100.0 (BP = 0.062 ratio = 0.000 hyp_len = 1234 ref_len = 0)");
  }

  @Test
  void refusesListsOfDifferentSizesNamingBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bleu.corpus(List.of("a", "b"), List.of("a", "b", "c")))
        .withMessageContaining("2")
        .withMessageContaining("3");
  }

  @Test
  void refusesAnEmptyCorpus() {
    assertThatIllegalArgumentException().isThrownBy(() -> Bleu.corpus(List.of(), List.of()));
  }
}
