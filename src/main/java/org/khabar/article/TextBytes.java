package org.khabar.article;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes into text, without a guess: a byte that does not belong is an error. */
public final class TextBytes {
  private static final Charset WINDOWS_ARABIC = Charset.forName("windows-1256");

  private TextBytes() {}

  /**
   * Decodes a text; a byte order mark at its start is dropped.
   *
   * @throws UnreadableArticleException with reason ENCODING, naming the first byte that does not
   *     belong
   */
  public static String decode(byte[] bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out =
        CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new UnreadableArticleException(
          UnreadableArticleException.Reason.ENCODING,
          "byte %d of the text is not %s%s"
              .formatted(in.position() + 1, charset.name(), advice(bytes, charset)));
    }
    String text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String advice(byte[] bytes, Charset charset) {
    boolean utf16 = bytes.length > 1 && (bytes[0] == -1 || bytes[0] == -2);
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return "";
    }
    if (utf16) {
      return "; it looks like UTF-16: say so";
    }
    String guess = new String(bytes, WINDOWS_ARABIC);
    return org.khabar.arabic.Script.arabicShare(guess) > 0.5
        ? "; it looks like windows-1256: say so"
        : "";
  }
}
