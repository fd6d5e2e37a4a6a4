package org.khabar.arabic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A cleaned text that was written down knows where its characters came from. */
class RestoredTextTest {

  @Property
  void everyCharacterComesFromWhereItCameFrom(
      @ForAll
          @CharRange(from = '\u0600', to = '\u06ff')
          @CharRange(from = ' ', to = '9')
          @CharRange(from = '\ufb50', to = '\ufdff')
          @StringLength(max = 60)
          String raw) {
    AlignedText text = ArabicCleaner.clean(raw);
    AlignedText restored = AlignedText.restored(raw, text.text(), text.origins());
    for (int i = 0; i <= text.length(); i++) {
      TextRange rest = new TextRange(i, text.length());
      assertThat(restored.rawRange(rest)).isEqualTo(text.rawRange(rest));
    }
  }

  @Test
  void originsOfAnotherTextAreRefused() {
    List<Integer> origins = AlignedText.of("abc").origins();
    assertThatThrownBy(() -> AlignedText.restored("abc", "abcd", origins))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AlignedText.restored("abc", "ab", origins))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPartOfTheRawTextIsFoundAgain() {
    AlignedText text = ArabicCleaner.clean("وصَل  الوزير. زار 7 مدن.");
    int at = text.text().indexOf("زار");
    TextRange sentence = new TextRange(at, text.length());
    assertThat(text.cleanedRange(text.rawRange(sentence))).isEqualTo(sentence);
  }
}
