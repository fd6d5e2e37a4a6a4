package org.khabar.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Tokenizer13aTest {

  @ParameterizedTest
  @MethodSource("org.khabar.evaluate.Recorded#tokens")
  void agreesWithSacrebleu(Recorded.Tokens recorded) {
    assertThat(Tokenizer13a.tokenize(recorded.line())).isEqualTo(recorded.tokens());
  }

  @Test
  void keepsNumbersWholeAndPartsScores() {
    assertThat(Tokenizer13a.tokenize("It cost $1,200.50, and they won 3-2."))
        .containsExactly(
            "It", "cost", "$", "1,200.50", ",", "and", "they", "won", "3", "-", "2", ".");
  }

  @Test
  void findsNoTokensInBlankText() {
    assertThat(Tokenizer13a.tokenize(" \u00A0\n")).isEmpty();
  }
}
