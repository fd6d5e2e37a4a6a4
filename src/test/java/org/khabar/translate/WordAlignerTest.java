package org.khabar.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.khabar.arabic.TextRange;

class WordAlignerTest {
  private static List<TextRange> ranges(int... bounds) {
    return java.util.stream.IntStream.range(0, bounds.length / 2)
        .mapToObj(i -> new TextRange(bounds[2 * i], bounds[2 * i + 1]))
        .toList();
  }

  private static List<String> read(List<WordLink> links, String source, String target) {
    return links.stream()
        .map(
            link ->
                link.target().of(target)
                    + "="
                    + String.join("+", link.sources().stream().map(s -> s.of(source)).toList()))
        .toList();
  }

  @Test
  void wordsOfSeveralTokensAreLinkedAndPunctuationIsNot() {
    String source = "وصل الوزير.";
    String target = "The minister arrived.";
    List<WordLink> links =
        WordAligner.links(
            source,
            ranges(0, 3, 4, 7, 7, 10, 10, 11, 11, 11),
            target,
            ranges(0, 3, 3, 12, 12, 18, 18, 20, 20, 21, 21, 21),
            new float[][] {
              {0.1f, 0.5f, 0.3f, 0.1f, 0},
              {0.1f, 0.4f, 0.5f, 0, 0},
              {0.9f, 0, 0, 0.1f, 0},
              {0.6f, 0.2f, 0, 0.2f, 0},
              {0, 0, 0, 0.9f, 0.1f},
              {0, 0, 0, 0, 1}
            });
    assertThat(read(links, source, target))
        .containsExactly("The=الوزير", "minister=الوزير", "arrived=وصل");
  }

  @Test
  void attentionThatIsSpreadThinLinksNothing() {
    float[] thin = new float[8];
    java.util.Arrays.fill(thin, 0.125f);
    String source = "ا ب ت ث ج ح خ د";
    List<TextRange> tokens = ranges(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    List<WordLink> links =
        WordAligner.links(source, tokens, "word", ranges(0, 4), new float[][] {thin});
    assertThat(links.stream().mapToInt(link -> link.sources().size()).sum()).isLessThanOrEqualTo(8);
    assertThat(WordAligner.links(source, tokens, "...", ranges(0, 3), new float[][] {thin}))
        .isEmpty();
    assertThat(WordAligner.links("", ranges(0, 0), "word", ranges(0, 4), new float[][] {{1}}))
        .isEmpty();
  }

  @Test
  void aTextWithAnotherNumberOrOrderKeepsTheLinksOfTheRest() {
    String source = "قتل 44 في بغداد";
    String before = "4 killed in Baghdad";
    LinkedText linked =
        new LinkedText(
            before,
            List.of(
                new WordLink(new TextRange(0, 1), ranges(4, 6)),
                new WordLink(new TextRange(2, 8), ranges(0, 3)),
                new WordLink(new TextRange(9, 11), ranges(7, 9)),
                new WordLink(new TextRange(12, 19), ranges(10, 15))));
    String mended = "44 killed in Baghdad";
    assertThat(read(linked.in(mended).links(), source, mended))
        .containsExactly("44=44", "killed=قتل", "in=في", "Baghdad=بغداد");
    String other = "In Baghdad, 44 people were killed";
    assertThat(read(linked.in(other).links(), source, other)).contains("Baghdad=بغداد");
    assertThat(linked.in("").links()).isEmpty();
  }

  @Test
  void wordsAreWhatStandsBetweenSpacesWithoutPunctuation() {
    String text = "\"Up 25%,\" he (Mr. O'Neil) said — $3.5bn. \u2013 ...";
    assertThat(WordRanges.of(text).stream().map(word -> word.of(text)))
        .containsExactly("Up", "25%", "he", "Mr", "O'Neil", "said", "$3.5bn");
  }
}
