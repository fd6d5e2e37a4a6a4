package org.khabar.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  private static List<Integer> evidence(Summarizer summarizer, int sentences, int words) {
    return summarizer
        .summarize(Articles.FLOODS, Style.BRIEF, new SummaryLimits(sentences, words))
        .sentences()
        .stream()
        .flatMap(sentence -> sentence.evidence().stream())
        .toList();
  }

  @Test
  void theLeadIsTheFirstSentences() {
    assertThat(evidence(new Lead(), 3, 100)).containsExactly(0, 1, 2);
  }

  @Test
  void theLeadPassesOverASentenceForWhichThereIsNoRoom() {
    assertThat(Words.count(Articles.FLOODS.get(0).text())).isEqualTo(23);
    assertThat(Words.count(Articles.FLOODS.get(3).text())).isEqualTo(10);
    assertThat(evidence(new Lead(), 3, 33)).containsExactly(0, 3);
  }

  @Test
  void textRankTakesTheSentencesThatShareMostWordsWithOthers() {
    assertThat(evidence(new TextRank(), 2, 100)).contains(6).doesNotContain(9);
  }

  @Test
  void textRankWorksOnSentencesWithoutAWordInCommon() {
    List<SourceSentence> sentences =
        EnglishSentences.of("Rain fell all night long.\nNobody won gold yesterday evening.");
    Summary summary = new TextRank().summarize(sentences, Style.BRIEF, new SummaryLimits(1, 100));
    assertThat(summary.text()).isEqualTo("Rain fell all night long.");
  }
}
