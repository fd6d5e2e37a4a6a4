package org.khabar.jobs;

import java.util.Optional;
import org.khabar.article.LineReader;

/** Reads items whose lines were cut out elsewhere, in any order: what {@link BatchSource} does. */
public final class ItemLines {
  private final ItemParser parser = new ItemParser();

  /**
   * Reads a line of NDJSON.
   *
   * @param line its bytes, without the line feed
   * @param index how many lines come before it
   */
  public BatchSource.Entry entry(byte[] line, int index) {
    LineReader.Line text = LineReader.line(line);
    return BatchSource.Entry.of(
        text.usable()
            ? parser.parse(text.text(), index + 1L)
            : new ParsedItem.Unusable(index + 1L, null, text.fault()),
        index,
        BatchFile.LINES);
  }

  /**
   * The same item, unusable if it was not so yet, for an earlier line has its id.
   *
   * @param first that line, from 1
   */
  public static BatchSource.Entry repeated(BatchSource.Entry entry, long first) {
    return entry.fault().isPresent()
        ? entry
        : new BatchSource.Entry(entry.item(), Optional.of(SeenIds.fault(first)), entry.file());
  }
}
