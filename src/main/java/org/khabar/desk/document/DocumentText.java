package org.khabar.desk.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.khabar.article.HtmlCharset;
import org.khabar.article.TextBytes;

/**
 * The text of a file. Text is UTF-8; HTML is in the charset that {@link HtmlCharset} finds.
 *
 * @param text what the file holds
 * @param charset what it is written in
 */
public record DocumentText(String text, Charset charset) {
  /**
   * Reads a file.
   *
   * @throws org.khabar.article.UnreadableArticleException if its bytes are not of its charset
   */
  public static DocumentText read(byte[] bytes, DocumentFormat format) {
    Charset charset =
        format == DocumentFormat.HTML ? HtmlCharset.of(bytes, null) : StandardCharsets.UTF_8;
    return new DocumentText(TextBytes.decode(bytes, charset), charset);
  }
}
