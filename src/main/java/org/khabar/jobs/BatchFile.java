package org.khabar.jobs;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A file of a batch.
 *
 * @param name its path within the folder; blank if it is the batch's only one
 * @param form what it holds
 * @param charset what its bytes are in
 */
public record BatchFile(String name, Form form, Charset charset) {
  /** The one file, or pipe, of a batch of lines. */
  static final BatchFile LINES = new BatchFile("", Form.ITEMS, StandardCharsets.UTF_8);

  /** What a file holds. */
  public enum Form {
    /** An article as plain text. */
    ARTICLE,
    /** A page of HTML. */
    PAGE,
    /** An IPTC ninjs item. */
    NINJS,
    /** Items: NDJSON or a JSON array, gzipped or not. */
    ITEMS;

    /** Whether one of its name, of the same kind, is what it becomes. */
    boolean keepsItsName() {
      return this == PAGE || this == NINJS;
    }

    /** What the name of a file speaks for. */
    public static Form of(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.matches(".*\\.(html|htm|xhtml)")) {
        return PAGE;
      }
      if (lower.matches(".*\\.ninjs(\\.json)?")) {
        return NINJS;
      }
      return lower.matches(".*\\.(ndjson|jsonl|json)(\\.gz)?") ? ITEMS : ARTICLE;
    }
  }

  /** A file that is UTF-8. */
  static BatchFile of(String name, Form form) {
    return new BatchFile(name, form, StandardCharsets.UTF_8);
  }
}
