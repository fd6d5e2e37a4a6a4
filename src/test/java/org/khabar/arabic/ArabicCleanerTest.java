package org.khabar.arabic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ArabicCleanerTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-f]{4}|t|\\\\)");

  @Test
  void cleansExactlyAsTheTokenizerWasTrained() throws IOException {
    int compared = 0;
    for (String line : Files.readAllLines(Path.of("models/training/cleaning-vectors.tsv"))) {
      if (line.startsWith("#")) {
        continue;
      }
      int tab = line.indexOf('\t');
      String raw = unescape(line.substring(0, tab));
      assertThat(ArabicCleaner.clean(raw).text())
          .as(line)
          .isEqualTo(unescape(line.substring(tab + 1)));
      compared++;
    }
    assertThat(compared).isGreaterThan(900);
  }

  @Test
  void knowsWhereWhatItWroteCameFrom() {
    String raw = "عمــر \u200f قالَ: ١٢٫٥٪… \ufefb";
    AlignedText cleaned = ArabicCleaner.clean(raw);
    assertThat(cleaned.text()).isEqualTo("عمر قال: 12.5%... لا");
    int name = cleaned.text().indexOf("عمر");
    assertThat(cleaned.rawRange(new TextRange(name, name + 3)).of(raw)).isEqualTo("عمــر");
    int number = cleaned.text().indexOf("12.5%");
    assertThat(cleaned.rawRange(new TextRange(number, number + 5)).of(raw)).isEqualTo("١٢٫٥٪");
    int ligature = cleaned.text().indexOf("لا");
    assertThat(cleaned.rawRange(new TextRange(ligature, ligature + 1)).of(raw)).isEqualTo("\ufefb");
  }

  @Test
  void dropsHalvesOfSurrogatePairsAndNul() {
    assertThat(ArabicCleaner.clean("ب\ud800ب\u0000ب\udc00 \ud83d\ude00").text())
        .isEqualTo("ببب \ud83d\ude00");
  }

  @Property
  void everyCharacterMapsBackInOrder(@ForAll String raw) {
    AlignedText cleaned = ArabicCleaner.clean(raw);
    int before = 0;
    for (int i = 0; i < cleaned.length(); i++) {
      TextRange range = cleaned.rawRange(new TextRange(i, i + 1));
      assertThat(range.length()).isPositive();
      assertThat(range.start()).isGreaterThanOrEqualTo(before);
      assertThat(range.end()).isLessThanOrEqualTo(raw.length());
      before = range.start();
    }
  }

  @Property
  void cleaningTwiceChangesNothing(@ForAll String raw) {
    String once = ArabicCleaner.clean(raw).text();
    assertThat(ArabicCleaner.clean(once).text()).isEqualTo(once);
  }

  @Property
  void arabicLettersAreNeverLost(@ForAll("letters") String raw) {
    assertThat(ArabicCleaner.clean(raw).text()).isEqualTo(raw.strip());
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> letters() {
    return net.jqwik.api.Arbitraries.strings()
        .withChars("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي09.،")
        .ofMaxLength(60)
        .map(text -> text.replaceAll("(?<=[0-9])،(?=[0-9]{3})", ""));
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            match ->
                switch (match.group(1).charAt(0)) {
                  case 't' -> "\t";
                  case 'u' ->
                      java.util.regex.Matcher.quoteReplacement(
                          String.valueOf((char) Integer.parseInt(match.group(1).substring(1), 16)));
                  default -> "\\\\";
                });
  }
}
