package org.khabar.desk.document;

import java.nio.charset.Charset;

/**
 * A file in English.
 *
 * @param text its text
 * @param charset how its bytes are to be written: as its source's
 * @param sourceCharacters characters of its source, as code points
 */
public record TranslatedDocument(String text, Charset charset, int sourceCharacters) {

  /** The bytes; what the charset lacks is written as a character reference. */
  public byte[] bytes() {
    var encoder = charset.newEncoder();
    if (encoder.canEncode(text)) {
      return text.getBytes(charset);
    }
    StringBuilder written = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String character = Character.toString(c);
              written.append(encoder.canEncode(character) ? character : "&#" + c + ";");
            });
    return written.toString().getBytes(charset);
  }
}
