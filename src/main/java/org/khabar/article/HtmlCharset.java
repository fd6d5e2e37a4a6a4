package org.khabar.article;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The charset of an HTML document: a byte order mark tells, then the sender, then the document's
 * first kilobyte, else it is UTF-8. A document that is valid UTF-8 with letters beyond ASCII is
 * UTF-8 even where its own tag says otherwise: pages are often saved in another charset than they
 * were served in, and no other charset makes valid UTF-8 by chance.
 */
public final class HtmlCharset {
  private static final int LOOK = 1024;
  private static final Pattern NAMED =
      Pattern.compile(
          "<meta[^>]+charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9][\\w.:-]*)", Pattern.CASE_INSENSITIVE);

  private HtmlCharset() {}

  /**
   * The charset of a document.
   *
   * @param sent the charset that the sender names, if any
   */
  public static Charset of(byte[] bytes, @Nullable Charset sent) {
    if (bytes.length > 1 && bytes[0] == -1 && bytes[1] == -2) {
      return StandardCharsets.UTF_16LE;
    }
    if (bytes.length > 1 && bytes[0] == -2 && bytes[1] == -1) {
      return StandardCharsets.UTF_16BE;
    }
    if (sent != null) {
      return sent;
    }
    Charset named = named(bytes);
    return named.equals(StandardCharsets.UTF_8) || isUtf8(bytes) ? StandardCharsets.UTF_8 : named;
  }

  private static Charset named(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(LOOK, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher matcher = NAMED.matcher(start);
    if (matcher.find() && Charset.isSupported(matcher.group(1))) {
      Charset named = Charset.forName(matcher.group(1));
      boolean twoBytes = named.name().startsWith("UTF-16"); // it could not have been read so far
      return named.canEncode() && !twoBytes ? named : StandardCharsets.UTF_8;
    }
    return StandardCharsets.UTF_8;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      int length = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).length();
      return length < bytes.length;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
