package org.khabar.summarize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model writes is held against the article; what does not hold is not passed on. */
class AbstractiveSummarizerTest {
  private static final List<SourceSentence> ARTICLE =
      sentences(
          "The ministry of transport said on Monday that it had signed a contract for 12 trains.",
          "The trains will run between Cairo and Aswan from next summer, the minister Kamel said.",
          "They cost 340 million pounds, a third of which a loan of the Arab Fund covers.",
          "Passengers had complained of delays for years.",
          "A second line along the coast is to follow in 2027 if the money can be found.",
          "The opposition called the plan too late and too small.");
  private static final SummaryLimits LIMITS = new SummaryLimits(2, 50);

  private static List<SourceSentence> sentences(String... texts) {
    return Arrays.stream(texts).map(text -> new SourceSentence(text, 0)).toList();
  }

  /** A model that says what it is told to say, and remembers what it read. */
  private static final class Script implements SummaryWriter {
    private final List<String> answers;
    private final int maxTokens;
    private final List<String> read = new ArrayList<>();

    Script(int maxTokens, String... answers) {
      this.maxTokens = maxTokens;
      this.answers = new ArrayList<>(List.of(answers));
    }

    @Override
    public String write(String text) {
      read.add(text);
      return answers.size() == 1 ? answers.get(0) : answers.remove(0);
    }

    @Override
    public int tokens(String text) {
      return Words.count(text);
    }

    @Override
    public int maxTokens() {
      return maxTokens;
    }
  }

  private static Summary brief(SummaryWriter writer) {
    return new AbstractiveSummarizer(writer, new Lead()).summarize(ARTICLE, Style.BRIEF, LIMITS);
  }

  @Test
  void aWrittenSentenceStandsOnTheSentencesThatHoldIt() {
    Summary summary =
        brief(new Script(1000, "Twelve trains for 340 million pounds will run to Aswan."));
    assertThat(summary.sentences())
        .containsExactly(
            new SummarySentence(
                "Twelve trains for 340 million pounds will run to Aswan.",
                summary.sentences().get(0).evidence(),
                Origin.WRITTEN));
    assertThat(summary.sentences().get(0).evidence()).contains(1, 2).doesNotContain(3, 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The ministry signed a contract for 14 trains between Cairo and Aswan.",
        "The minister said in Baghdad that the trains will run from next summer.",
        "The trains cost 340 billion pounds and a loan covers a third.",
        "Football fans celebrated through the night."
      })
  void aSentenceThatTheArticleDoesNotBearOutIsReplacedAndMarked(String wrong) {
    String right = "A second line along the coast is to follow in 2027.";
    Summary summary = brief(new Script(1000, wrong + " " + right));
    assertThat(summary.sentences())
        .extracting(SummarySentence::text, SummarySentence::origin)
        .containsExactly(
            tuple(ARTICLE.get(0).text(), Origin.FALLBACK), tuple(right, Origin.WRITTEN));
  }

  @Test
  void aSentenceThatWasCutOffIsDropped() {
    Summary summary =
        brief(
            new Script(
                1000,
                "The trains will run between Cairo and Aswan from next summer. They cost 340 mill"));
    assertThat(summary.text())
        .isEqualTo("The trains will run between Cairo and Aswan from next summer.");
  }

  @Test
  void anArticleLongerThanTheModelReadsIsSummarisedInRounds() {
    Script script =
        new Script(
            40,
            "The ministry signed a contract for 12 trains.",
            "Passengers had complained of delays for years.",
            "The opposition called the plan too late.",
            "The ministry signed a contract for 12 trains, too late for the opposition.");
    Summary summary = brief(script);
    assertThat(script.read).hasSize(4).allMatch(text -> Words.count(text) <= 40);
    assertThat(script.read.get(3))
        .isEqualTo(
            "The ministry signed a contract for 12 trains. Passengers had complained of delays for"
                + " years. The opposition called the plan too late.");
    assertThat(summary.text())
        .isEqualTo("The ministry signed a contract for 12 trains, too late for the opposition.");
  }

  @Test
  void aWriterThatDoesNotGetShorterIsGivenUp() {
    Summary summary = brief(new Script(20, ARTICLE.get(0).text() + " " + ARTICLE.get(1).text()));
    assertThat(summary.sentences())
        .isNotEmpty()
        .allMatch(sentence -> sentence.origin() == Origin.EXTRACTED);
  }

  @Test
  void aBriefIsNotLongerThanAskedFor() {
    String sentence = "The trains will run between Cairo and Aswan from next summer.";
    String many = sentence + " The plan is too late. They cost 340 million pounds.";
    assertThat(brief(new Script(1000, many)).sentences()).hasSizeLessThanOrEqualTo(2);
    Summary few =
        new AbstractiveSummarizer(new Script(1000, many), new Lead())
            .summarize(ARTICLE, Style.BRIEF, new SummaryLimits(5, 15));
    assertThat(few.text()).isEqualTo(sentence);
  }

  @Test
  void headlinesBulletsAndShortArticlesAreExtracted() {
    Script script = new Script(1000, "Never asked.");
    AbstractiveSummarizer summarizer = new AbstractiveSummarizer(script, new Lead());
    summarizer.summarize(ARTICLE, Style.HEADLINE, SummaryLimits.of(Style.HEADLINE));
    summarizer.summarize(ARTICLE, Style.BULLETS, SummaryLimits.of(Style.BULLETS));
    summarizer.summarize(sentences("Rain fell."), Style.BRIEF, LIMITS);
    assertThat(script.read).isEmpty();
  }
}
