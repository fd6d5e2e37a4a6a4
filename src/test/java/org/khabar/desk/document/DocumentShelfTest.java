package org.khabar.desk.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DocumentShelfTest {
  @Test
  void whatACharsetLacksIsWrittenAsAReference() {
    Charset arabic = Charset.forName("windows-1256");
    TranslatedDocument document = new TranslatedDocument("Ankara, \u0130stanbul", arabic, 3);
    assertThat(new String(document.bytes(), arabic)).isEqualTo("Ankara, &#304;stanbul");
    assertThat(new TranslatedDocument("\u0130", StandardCharsets.UTF_8, 1).bytes()).hasSize(2);
  }

  @Test
  void formatsAreKnownByTheEndOfAName() {
    assertThat(DocumentFormat.of("A.TXT")).contains(DocumentFormat.TEXT);
    assertThat(DocumentFormat.of("a.b.htm")).contains(DocumentFormat.HTML);
    assertThat(DocumentFormat.of("a.docx")).isEmpty();
  }
}
