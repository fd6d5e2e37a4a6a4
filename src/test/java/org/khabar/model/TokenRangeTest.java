package org.khabar.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.khabar.arabic.TextRange;

class TokenRangeTest {
  @Test
  void theTokensOfASourceCoverItsLettersOnceAndInOrder() {
    String text =
        "\u0642\u0627\u0644 \ud83d\ude80 \u0627\u0644\u0648\u0632\u064a\u0631 \u0625\u0646 BBC \u062f\u0641\u0639\u062a 450 \u0645\u0644\u064a\u0648\u0646.";
    for (Path folder :
        List.of(Path.of("models/ar-en"), Path.of("src/test/resources/fixtures/marian-spm"))) {
      try (Tokenizer tokenizer = ModelBundle.read(folder).openTokenizer()) {
        List<TextRange> spans = tokenizer.sourceSpans(text);
        assertThat(spans).as(folder.toString()).hasSameSizeAs(tokenizer.encodeSource(text));
        StringBuilder covered = new StringBuilder();
        int end = 0;
        for (TextRange span : spans) {
          if (span.length() > 0 && span.start() >= end) { // bytes of one letter share its place
            covered.append(text, span.start(), span.end());
            end = span.end();
          }
        }
        assertThat(covered.toString().replace("\ud83d\ude80", ""))
            .as(folder.toString())
            .isEqualTo(text.replaceAll("\\s", "").replace("\ud83d\ude80", ""));
      }
    }
  }

  @Test
  void theTokensOfATargetCoverItsText() {
    try (Tokenizer tokenizer = ModelBundle.read(Path.of("models/ar-en")).openTokenizer()) {
      int[] ids = tokenizer.encodeSource("The minister paid 450 million pounds.");
      String text = tokenizer.decodeTarget(ids);
      List<TextRange> spans = tokenizer.targetSpans(ids);
      assertThat(spans).hasSize(ids.length);
      assertThat(spans.get(0).start()).isZero();
      for (int i = 1; i < ids.length; i++) {
        assertThat(spans.get(i).start()).isEqualTo(spans.get(i - 1).end());
      }
      assertThat(spans.get(ids.length - 1).end()).isEqualTo(text.length());
      assertThat(spans.get(ids.length - 1).length()).as("the end token").isZero();
    }
  }

  @Test
  void aTokenOfATargetEndsWhereTheTextUpToItDoes() {
    List<String> texts =
        List.of(
            "The minister's \"450 million-euro\" plan (U.N., 3.5%) failed \ud83d\ude80 in Skh\u00efrat.",
            "a  b   c, d", "Word");
    for (Path folder :
        List.of(Path.of("models/ar-en"), Path.of("src/test/resources/fixtures/marian-spm"))) {
      try (Tokenizer tokenizer = ModelBundle.read(folder).openTokenizer()) {
        for (String text : texts) {
          check(tokenizer, tokenizer.encodeSource(text), folder + ": " + text);
        }
        for (int seed = 0; seed < 200; seed++) {
          check(tokenizer, new Random(seed).ints(30, 0, 400).toArray(), folder + " " + seed);
        }
      }
    }
  }

  private static void check(Tokenizer tokenizer, int[] ids, String description) {
    List<TextRange> spans = tokenizer.targetSpans(ids);
    int whole = tokenizer.decodeTarget(ids).length();
    int furthest = 0;
    for (int i = 0; i < ids.length; i++) {
      int before = tokenizer.decodeTarget(Arrays.copyOf(ids, i + 1)).length();
      furthest = Math.max(furthest, Math.min(whole, before));
      assertThat(spans.get(i).end()).as("%s, token %d", description, i).isEqualTo(furthest);
    }
  }
}
