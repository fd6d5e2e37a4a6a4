package org.khabar.desk.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.article.TextBytes;

/**
 * The text of a file. Text is UTF-8; HTML is in the charset that it names in its first kilobyte,
 * else UTF-8.
 *
 * @param text what the file holds
 * @param charset what it is written in
 */
public record DocumentText(String text, Charset charset) {
  private static final int LOOK = 1024;
  private static final Pattern CHARSET =
      Pattern.compile(
          "<meta[^>]+charset\\s*=\\s*[\"']?([A-Za-z0-9][\\w.:-]*)", Pattern.CASE_INSENSITIVE);

  /**
   * Reads a file.
   *
   * @throws org.khabar.article.UnreadableArticleException if its bytes are not of its charset
   */
  public static DocumentText read(byte[] bytes, DocumentFormat format) {
    Charset charset = format == DocumentFormat.HTML ? named(bytes) : StandardCharsets.UTF_8;
    return new DocumentText(TextBytes.decode(bytes, charset), charset);
  }

  private static Charset named(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(LOOK, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher matcher = CHARSET.matcher(start);
    if (matcher.find() && Charset.isSupported(matcher.group(1))) {
      Charset named = Charset.forName(matcher.group(1));
      return named.canEncode() ? named : StandardCharsets.UTF_8;
    }
    return StandardCharsets.UTF_8;
  }
}
