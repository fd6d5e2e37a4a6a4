package org.khabar.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChrfTest {

  @ParameterizedTest
  @MethodSource("org.khabar.evaluate.Recorded#corpora")
  void agreesWithSacrebleu(Recorded.Corpus corpus) {
    ChrfScore chrf = Chrf.corpus(corpus.hypotheses(), corpus.references());

    assertThat(chrf.score()).isCloseTo(corpus.chrf().score(), within(1e-9));
    assertThat(chrf).hasToString(corpus.chrf().line());
  }

  @Test
  void quotesTheSignatureSacrebleuPrints() throws IOException {
    assertThat(Chrf.SIGNATURE).isEqualTo(Recorded.signatures().get("chrf"));
  }

  @Test
  void countsACharacterBeyondTheBasicPlaneOnce() {
    // the two share the high surrogate, but no character
    assertThat(Chrf.corpus(List.of("\uD83D\uDE00"), List.of("\uD83D\uDE01")).score()).isZero();
  }

  @Test
  void refusesListsOfDifferentSizesNamingBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chrf.corpus(List.of("a", "b"), List.of()))
        .withMessageContaining("2")
        .withMessageContaining("0");
  }

  @Test
  void refusesAnEmptyCorpus() {
    assertThatIllegalArgumentException().isThrownBy(() -> Chrf.corpus(List.of(), List.of()));
  }
}
