package org.khabar.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceShapeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The court adjourned the hearing until next month.",
        "\"We will not accept this decision,\" he told reporters in Amman.",
        "Al Ahly won 3-2 in Cairo.",
        "The talks won't resume before Monday.",
        "Heavy rain and snow in the mountains of Lebanon and Syria on Saturday night."
      })
  void aSentenceThatTellsSomethingIsUsable(String sentence) {
    assertThat(SentenceShape.of(sentence).usable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "He said.",
        "The market was closed.",
        "The spokesman for the prime minister's office said:",
        "The foreign minister told reporters in Amman.",
        "Will the two sides meet again in Geneva?",
        "\"Are we to believe all of this?\"",
        "Dear readers, we have gathered the day's news for you.",
        "Read also: the ten villages that were lost to the sea.",
        "A street in the old town"
      })
  void aFragmentQuestionGreetingOrBareAttributionIsNot(String sentence) {
    assertThat(SentenceShape.of(sentence).usable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"He left for Cairo.", "But we will stay.", "This was denied.", "\"Water rose.\""})
  void aPronounConnectiveOrQuotationAtTheBeginningPointsBack(String sentence) {
    assertThat(SentenceShape.of(sentence).dependent()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hebron was quiet.", "The minister said it was his.", "..."})
  void anythingElseDoesNot(String sentence) {
    assertThat(SentenceShape.of(sentence).dependent()).isFalse();
  }
}
