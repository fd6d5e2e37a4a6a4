package org.khabar.jobs;

import org.jspecify.annotations.Nullable;

/**
 * A text or an article of a job.
 *
 * @param index its place in the job, from 0
 * @param line the line of the upload that it stood in, or its element in an array, from 1
 * @param id what its sender calls it; null if nothing
 * @param kind what is to be made of it
 * @param input its Arabic
 * @param attempts how often it was tried by itself or failed among others
 */
public record JobItem(
    int index, long line, @Nullable String id, Kind kind, String input, int attempts) {
  /** What is to be made of an item. */
  public enum Kind {
    /** A text of any number of lines, into English. */
    TEXT,
    /** A text of HTML, into English with its tags. */
    HTML,
    /** A page of HTML, into the page in English: what comes out is that page and nothing else. */
    PAGE,
    /** An article, into English with a brief. */
    ARTICLE,
    /** An IPTC ninjs item, into the item in English, with its brief: on one line. */
    NINJS;

    /** Whether what is made of it is the JSON of an API's answer, rather than what was sent. */
    public boolean isView() {
      return this != PAGE && this != NINJS;
    }

    /** The field of a result's line that has what was made of it. */
    String field() {
      return switch (this) {
        case TEXT, HTML, PAGE -> "translation";
        case ARTICLE -> "article";
        case NINJS -> "ninjs";
      };
    }
  }
}
