package org.khabar.desk.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * A place in a list that is ordered by time, the newest first.
 *
 * @param time the time of the row before it
 * @param id the id of the row before it
 */
public record Cursor(Instant time, String id) {

  /** The cursor as one opaque word. */
  public String text() {
    String plain = time.toEpochMilli() + ":" + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads a cursor.
   *
   * @throws ArticleRefusal if it is none
   */
  public static Cursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      if (plain.matches("[0-9]{1,15}:[0-9a-f]{32}")) {
        int colon = plain.indexOf(':');
        return new Cursor(
            Instant.ofEpochMilli(Long.parseLong(plain.substring(0, colon))),
            plain.substring(colon + 1));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // said below
    }
    throw new ArticleRefusal(
        ArticleRefusal.Kind.MALFORMED,
        "this is no cursor: it must be what \"next\" says in the page before",
        "after");
  }
}
