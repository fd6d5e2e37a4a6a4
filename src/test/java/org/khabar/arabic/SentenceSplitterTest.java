package org.khabar.arabic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "وصل الوزير.|وغادر الرئيس!|هل عاد؟|نعم.",
        "وصل الوزير.|وغادر الرئيس.",
        "بلغ المعدل 3.5 في المئة.|وارتفع.",
        "قال د. أحمد إن أ.ف.ب. نقلت الخبر من ص.ب. 12.|انتهى.",
        "قال \"لن نعود.\"|وأضاف شيئا.",
        "قال (لن نعود.)|وأضاف شيئا.",
        "سأل: أين؟!|ثم مضى...|وعاد.",
        "زوروا https://example.org/a?b=1 الآن.|شكرا.",
        "1. البند الأول مهم.|2. البند الثاني.",
        "قال، ثم مضى؛ وعاد إلى البيت.",
        "كتب في عام 2024.|وقال آخرون.",
        "ذكرت (تاس).|وأضافت.",
        "عاش في فيتامين ج.",
        "...",
        "عمل مع U.S. Steel طويلا.|وعاد."
      })
  void endsSentencesWhereAReaderWould(String marked) {
    String text = marked.replace("|", " ");
    assertThat(pieces(text)).containsExactly(marked.split("\\|"));
  }

  @Test
  void needsNoSpaceAfterAFullStop() {
    assertThat(pieces("وصل الوزير.وغادر الرئيس")).containsExactly("وصل الوزير.", "وغادر الرئيس");
  }

  @Test
  void endsAtASemicolonOnlyWhenLong() {
    String longHalf = "كلمة ".repeat(60).strip();
    assertThat(pieces(longHalf + "؛ ثم أخرى.")).containsExactly(longHalf + "؛", "ثم أخرى.");
  }

  @Property
  void losesNothingButSpaces(@ForAll("texts") String raw) {
    String text = ArabicCleaner.clean(raw).text();
    int at = 0;
    for (TextRange range : SentenceSplitter.split(text)) {
      assertThat(text.substring(at, range.start())).isBlank();
      assertThat(range.length()).isPositive();
      at = range.end();
    }
    assertThat(text.substring(at)).isBlank();
  }

  @Property
  void clausesFitAndLoseNothingButSpaces(@ForAll("texts") String raw) {
    String text = ArabicCleaner.clean(raw).text();
    List<TextRange> pieces =
        ClauseSplitter.split(text, new TextRange(0, text.length()), piece -> piece.length() <= 20);
    StringBuilder joined = new StringBuilder();
    for (TextRange piece : pieces) {
      assertThat(piece.length()).isBetween(1, 20);
      joined.append(piece.of(text));
    }
    assertThat(joined.toString().replace(" ", "")).isEqualTo(text.replace(" ", ""));
  }

  @Test
  void clausesBreakAtCommasRatherThanBetweenWords() {
    String text = "قال الرئيس إن بلاده مستعدة، وأضاف أنه سيزور باكو قريبا";
    List<TextRange> pieces =
        ClauseSplitter.split(text, new TextRange(0, text.length()), piece -> piece.length() <= 30);
    assertThat(pieces.get(0).of(text)).isEqualTo("قال الرئيس إن بلاده مستعدة،");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ابتوقل دم12.!؟؛،\"()…: aZ").ofMaxLength(120);
  }

  private static List<String> pieces(String text) {
    return SentenceSplitter.split(text).stream().map(range -> range.of(text)).toList();
  }
}
