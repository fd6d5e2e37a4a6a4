package org.khabar.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every summary, whoever makes it. */
class SummarizerPropertiesTest {
  private static final List<Summarizer> SUMMARIZERS =
      List.of(new ExtractiveSummarizer(new WordVectors()), new TextRank(), new Lead());

  @Property(tries = 300)
  void aSummaryKeepsItsLimitsUnlessEverySentenceIsTooLong(
      @ForAll("articles") List<SourceSentence> article,
      @ForAll Style style,
      @ForAll("limits") SummaryLimits limits) {
    for (Summarizer summarizer : SUMMARIZERS) {
      Summary summary = summarizer.summarize(article, style, limits);
      int words = summary.sentences().stream().mapToInt(s -> Words.count(s.text())).sum();
      assertThat(summary.style()).isEqualTo(style);
      assertThat(summary.sentences()).hasSizeBetween(1, limits.sentences());
      if (words > limits.words()) {
        assertThat(summary.sentences()).hasSize(1);
      }
    }
  }

  @Property(tries = 300)
  void everySentenceStandsOnASourceSentenceAndTheirOrderIsTheArticles(
      @ForAll("articles") List<SourceSentence> article,
      @ForAll Style style,
      @ForAll("limits") SummaryLimits limits) {
    for (Summarizer summarizer : SUMMARIZERS) {
      List<Integer> evidence = new ArrayList<>();
      for (SummarySentence sentence : summarizer.summarize(article, style, limits).sentences()) {
        evidence.addAll(sentence.evidence());
        String source = article.get(sentence.evidence().get(0)).text();
        assertThat(source).contains(sentence.text());
        if (style != Style.HEADLINE) {
          assertThat(source.strip()).isEqualTo(sentence.text());
        }
      }
      assertThat(evidence).isSorted().doesNotHaveDuplicates();
    }
  }

  @Provide
  Arbitrary<List<SourceSentence>> articles() {
    Arbitrary<String> word =
        Arbitraries.of(
            "The",
            "minister",
            "said",
            "that",
            "talks,",
            "after",
            "\"peace\"",
            "in",
            "Cairo",
            "rose",
            "3.5",
            "percent",
            "\u2014",
            "(and",
            "he)",
            "villages",
            "were",
            "flooded",
            "who",
            "");
    Arbitrary<String> end = Arbitraries.of(".", "?", "", ".\"", " ", "...");
    Arbitrary<String> text =
        Combinators.combine(word.list().ofMaxSize(30), end)
            .as((words, last) -> String.join(" ", words) + last);
    return Combinators.combine(text, Arbitraries.integers().between(0, 5))
        .as(SourceSentence::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(15)
        .filter(list -> list.stream().anyMatch(s -> s.text().strip().length() > 1));
  }

  @Provide
  Arbitrary<SummaryLimits> limits() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 20), Arbitraries.integers().between(5, 120))
        .as(SummaryLimits::new);
  }
}
