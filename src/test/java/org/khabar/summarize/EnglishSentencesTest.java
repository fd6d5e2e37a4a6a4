package org.khabar.summarize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EnglishSentencesTest {

  private static List<String> texts(String text) {
    return EnglishSentences.of(text).stream().map(SourceSentence::text).toList();
  }

  @Test
  void aSentenceEndsAtItsMarkAndTheQuotationMarksAfterIt() {
    assertThat(
            texts("He left. \"We stay,\" she said. “Why?” Nobody knew! It rained… (All day.) Yes."))
        .containsExactly(
            "He left.",
            "\"We stay,\" she said.",
            "“Why?”",
            "Nobody knew!",
            "It rained…",
            "(All day.)",
            "Yes.");
  }

  @Test
  void titlesInitialsAndNumbersDoNotEndASentence() {
    String sentence =
        "Dr. Said met Mr. J. Smith of the U.S. Senate on Aug. 3 about a 3.5 percent rise.";
    assertThat(texts(sentence)).containsExactly(sentence);
  }

  @Test
  void aSentenceMayBeginWithANumber() {
    assertThat(texts("Floods came. 12 people died.")).hasSize(2);
  }

  @Test
  void linesAreParagraphs() {
    assertThat(EnglishSentences.of("A. B c.\n\n  D e\n"))
        .containsExactly(new SourceSentence("A. B c.", 0), new SourceSentence("D e", 1));
  }

  @Property
  void nothingIsLostBetweenSentences(@ForAll String text) {
    String joined = String.join("", texts(text));
    assertThat(withoutSpace(joined)).isEqualTo(withoutSpace(text));
  }

  private static String withoutSpace(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
