package org.khabar.summarize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractiveSummarizerTest {
  private final Summarizer summarizer = new ExtractiveSummarizer(new WordVectors());

  private List<Integer> chosen(List<SourceSentence> sentences, int count) {
    return summarizer
        .summarize(sentences, Style.BRIEF, new SummaryLimits(count, 1000))
        .sentences()
        .stream()
        .map(sentence -> sentence.evidence().get(0))
        .toList();
  }

  @Test
  void aBriefHoldsWhatMostOfTheArticleIsAbout() {
    List<Integer> chosen = chosen(Articles.FLOODS, 3);
    assertThat(chosen).hasSize(3).isSorted().contains(0).doesNotContain(9);
  }

  @Test
  void theVectorsOfAFewSentencesAreEnoughHoweverLongTheArticle() {
    WordVectors words = new WordVectors();
    List<Integer> asked = new ArrayList<>();
    Summarizer counting =
        new ExtractiveSummarizer(
            texts -> {
              asked.add(texts.size());
              return words.vectors(texts);
            });
    List<SourceSentence> sentences = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      sentences.add(
          Articles.sentence(
              "Residents of village " + i + " were told to leave their homes today."));
    }
    counting.summarize(sentences, Style.BRIEF, new SummaryLimits(2, 70));
    assertThat(asked).hasSize(1).allSatisfy(count -> assertThat(count).isLessThan(20));
  }

  @Test
  void aBriefIsFilledEvenIfWhatScoresBestIsTooLongForTheRestOfIt() {
    List<SourceSentence> sentences = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sentences.add(
          Articles.sentence(
              "The water authority said on Monday that the flood in district %d had reached the old"
                      .formatted(i)
                  + " bridge, that the road was closed and that the pumps would work all night."));
    }
    sentences.add(Articles.sentence("The flood closed every school in the district."));
    assertThat(summarizer.summarize(sentences, Style.BRIEF, new SummaryLimits(2, 40)).sentences())
        .hasSize(2);
  }

  @Test
  void sentencesAreTakenAsTheyStand() {
    Summary summary =
        summarizer.summarize(Articles.FLOODS, Style.BULLETS, SummaryLimits.of(Style.BULLETS));
    for (SummarySentence sentence : summary.sentences()) {
      assertThat(sentence.text()).isEqualTo(Articles.FLOODS.get(sentence.evidence().get(0)).text());
    }
  }

  @Test
  void questionsAndBareAttributionsAreLeftOut() {
    assertThat(chosen(Articles.FLOODS, 9)).doesNotContain(5, 8);
  }

  @Test
  void theSameNewsIsNotToldTwice() {
    List<SourceSentence> sentences =
        EnglishSentences.of(
            """
            The central bank raised its interest rate to 27 percent on Thursday to slow inflation.
            Inflation reached 35 percent in August, the highest rate in thirty years of records.
            The central bank on Thursday raised its interest rate to 27 percent to slow inflation.
            Economists expect that the bank will raise the rate again before the end of the year.
            """);
    assertThat(chosen(sentences, 2)).isNotEqualTo(List.of(0, 2));
  }

  @Test
  void aSentenceThatPointsToTheOneBeforeGivesWayUnlessThatIsChosenToo() {
    String minister = "The finance minister presented the budget to parliament in Amman on Sunday.";
    String pointing = "He presented the budget to parliament in Amman after talks on Sunday night.";
    String named =
        "Khalid presented the budget to parliament in Amman after talks on Sunday night.";
    String other = "Members of parliament will debate the budget in Amman on Monday and vote.";
    assertThat(
            chosen(
                List.of(
                    Articles.sentence(other),
                    Articles.sentence("The opposition called for a boycott of the session."),
                    Articles.sentence(pointing),
                    Articles.sentence(minister)),
                1))
        .isNotEqualTo(List.of(2));
    assertThat(
            chosen(
                List.of(
                    Articles.sentence(other),
                    Articles.sentence("The opposition called for a boycott of the session."),
                    Articles.sentence(named),
                    Articles.sentence(minister)),
                1))
        .isEqualTo(List.of(2));
  }

  @Test
  void ofEqualSentencesTheEarlierIsTaken() {
    SourceSentence same = Articles.sentence("The court adjourned the hearing until next month.");
    assertThat(chosen(List.of(same, same, same), 1)).containsExactly(0);
  }

  @Test
  void anArticleThatIsShortEnoughIsItsOwnBriefAndNeedsNoVectors() {
    Summarizer withoutModel =
        new ExtractiveSummarizer(
            sentences -> {
              throw new IllegalStateException("no vectors are needed");
            });
    Summary summary =
        withoutModel.summarize(
            List.of(
                Articles.sentence("The court adjourned."),
                Articles.sentence("Why? "),
                Articles.sentence("  ")),
            Style.BRIEF,
            new SummaryLimits(2, 10));
    assertThat(summary.text()).isEqualTo("The court adjourned. Why?");
  }

  @Test
  void theBestSentenceThatFitsIsTakenWhereTheBestDoesNotFit() {
    Summary summary = summarizer.summarize(Articles.FLOODS, Style.BRIEF, new SummaryLimits(3, 14));
    assertThat(summary.sentences()).isNotEmpty();
    assertThat(Words.count(summary.text())).isLessThanOrEqualTo(14);
  }

  @Test
  void whereNoSentenceFitsTheShortestIsTakenWhole() {
    List<SourceSentence> sentences = List.of(Articles.FLOODS.get(0), Articles.FLOODS.get(1));
    Summary summary = summarizer.summarize(sentences, Style.BRIEF, new SummaryLimits(2, 5));
    assertThat(summary.sentences())
        .containsExactly(new SummarySentence(sentences.get(1).text(), List.of(1)));
  }

  @Test
  void aHeadlineIsOneLineWithoutAFullStop() {
    Summary summary =
        summarizer.summarize(Articles.FLOODS, Style.HEADLINE, SummaryLimits.of(Style.HEADLINE));
    assertThat(summary.sentences()).hasSize(1);
    assertThat(summary.text()).doesNotEndWith(".");
    assertThat(Words.count(summary.text())).isBetween(5, 16);
  }

  @Test
  void aHeadlineIsTakenFromTheBeginningRatherThanTheMiddle() {
    List<SourceSentence> sentences =
        EnglishSentences.of(
            """
            Heavy floods killed 12 people in the north on Friday.
            The agency said rescue teams had brought people from flooded villages to schools.
            The government announced aid for people of the flooded villages in the north.
            Rescue teams searched flooded villages for people who are still missing.
            """);
    Summary summary =
        summarizer.summarize(sentences, Style.HEADLINE, SummaryLimits.of(Style.HEADLINE));
    assertThat(summary.text()).isEqualTo("Heavy floods killed 12 people in the north on Friday");
  }

  @Test
  void aQuotationThatTheNextSentenceClosesIsNoHeadline() {
    List<SourceSentence> sentences =
        EnglishSentences.of(
            """
            The mayor said: "The water in the villages rose by two metres.
            Nobody in the villages was warned before the water rose."
            The water in ten villages rose by two metres on Friday.
            """);
    Summary summary =
        summarizer.summarize(sentences, Style.HEADLINE, SummaryLimits.of(Style.HEADLINE));
    assertThat(summary.sentences().get(0).evidence()).containsExactly(2);
  }

  @Test
  void noTextHasNoSummary() {
    SummaryLimits limits = SummaryLimits.of(Style.BRIEF);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> summarizer.summarize(List.of(), Style.BRIEF, limits));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> summarizer.summarize(List.of(Articles.sentence(" ")), Style.BRIEF, limits));
  }
}
