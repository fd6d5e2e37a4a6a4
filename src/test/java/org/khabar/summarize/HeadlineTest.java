package org.khabar.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The court adjourned the hearing. | The court adjourned the hearing",
        "The court adjourned the hearing! | The court adjourned the hearing!",
        "He has returned to the U.S. | He has returned to the U.S.",
        "And then there was silence... | And then there was silence..."
      })
  void aShortSentenceOnlyLosesItsFullStop(String sentence, String headline) {
    assertThat(Headline.of(sentence, 12)).isEqualTo(headline);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "At least 12 people were killed when floods hit villages in the north, the agency said."
            + "| At least 12 people were killed",
        "Oil prices rose 2.5 percent on Monday after the meeting of the producers in Vienna ended."
            + "| Oil prices rose 2.5 percent on Monday",
        "The government on Sunday announced new measures to support farmers, who had protested."
            + "| The government on Sunday announced new measures to support farmers",
        "On Monday, rescue teams reached the village, but the road behind them was closed again."
            + "| On Monday, rescue teams reached the village",
        "The talks, which began in Geneva on Monday, were suspended; they will resume next week."
            + "| The talks, which began in Geneva on Monday, were suspended",
        "Parliament passed the law \u2014 the third of its kind in a year \u2014 on Tuesday evening"
            + "| Parliament passed the law",
        "Police arrested a man who had fled from a prison in the south of the country in May."
            + "| Police arrested a man"
      })
  void aLongSentenceEndsWhereALaterClauseBegins(String sentence, String headline) {
    boolean enough = Words.count(headline) >= 5;
    assertThat(Headline.of(sentence, 12))
        .isEqualTo(enough ? headline : sentence.replaceFirst("\\.$", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what was said would be missing
        "The minister of health and population said on Sunday, after a long meeting, that it rose.",
        "The minister announced on Sunday that hospitals in the capital would be open all night.",
        // only the subject
        "The minister of the interior, who visited the city on Sunday, has promised to help them.",
        "The former officer who killed three people in Cairo, a court said, was at home on Monday.",
        // only a circumstance
        "After the two sides agreed in Geneva, the envoy of the United Nations left on a plane.",
        "Reacting to a disputed comment by the chairman of the club, she asked for an apology now.",
        // a quotation would stay open
        "The prime minister told them \"we will go on, whatever the price may be for all of us\".",
        "The agency counted ten villages (among them Haditha, Salem and Karm in the far north)."
      })
  void aSentenceWhoseBeginningSaysNothingAloneStaysWhole(String sentence) {
    assertThat(Headline.of(sentence, 12)).isEqualTo(sentence.replaceFirst("\\.$", ""));
  }

  @Test
  void theLongestHeadThatHasRoomIsTaken() {
    String sentence =
        "Rescue teams reached the village on Monday, bringing food and water, after roads opened.";
    assertThat(Headline.of(sentence, 12))
        .isEqualTo("Rescue teams reached the village on Monday, bringing food and water");
    assertThat(Headline.of(sentence, 9)).isEqualTo("Rescue teams reached the village on Monday");
  }
}
