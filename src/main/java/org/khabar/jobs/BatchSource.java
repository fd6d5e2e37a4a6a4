package org.khabar.jobs;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.khabar.article.LineReader;

/** Where the items of a batch come from, in an order that is the same each time. */
public abstract class BatchSource implements Closeable {
  private int index;

  BatchSource() {}

  /**
   * An item of a batch.
   *
   * @param item what is to be translated; of no use if there is a fault
   * @param fault why it cannot be; empty if it can
   */
  public record Entry(JobItem item, Optional<String> fault) {}

  /** NDJSON or a JSON array, gzipped or not. */
  public static BatchSource ndjson(InputStream in) throws IOException {
    ItemReader reader = ItemReader.open(in);
    return new BatchSource() {
      @Override
      Optional<ParsedItem> read() throws IOException {
        return reader.next();
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    };
  }

  /** A text a line; blank ones stay blank. */
  public static BatchSource lines(InputStream in) {
    LineReader reader = new LineReader(in);
    return new BatchSource() {
      private long number;

      @Override
      Optional<ParsedItem> read() throws IOException {
        number++;
        return reader
            .next()
            .map(
                line ->
                    line.usable()
                        ? new ParsedItem.Usable(number, null, JobItem.Kind.TEXT, line.text())
                        : new ParsedItem.Unusable(number, null, line.fault()));
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  /** An article a file; its id is its path within the folder. */
  public static BatchSource files(Path folder, List<Path> files) {
    return new BatchSource() {
      private int next;

      @Override
      Optional<ParsedItem> read() throws IOException {
        if (next == files.size()) {
          return Optional.empty();
        }
        Path file = files.get(next++);
        return Optional.of(BatchFiles.read(folder, file, next));
      }

      @Override
      public void close() {}
    };
  }

  /** The next item; empty at the end. */
  abstract Optional<ParsedItem> read() throws IOException;

  /**
   * The next item; empty at the end.
   *
   * @throws UploadException if the source as a whole breaks here
   */
  public Optional<Entry> next() throws IOException {
    return read().map(this::entry);
  }

  private Entry entry(ParsedItem parsed) {
    int number = index++;
    if (parsed instanceof ParsedItem.Usable usable) {
      return new Entry(
          new JobItem(number, usable.line(), usable.id(), usable.kind(), usable.input(), 0),
          Optional.empty());
    }
    ParsedItem.Unusable unusable = (ParsedItem.Unusable) parsed;
    return new Entry(
        new JobItem(number, unusable.line(), unusable.id(), JobItem.Kind.TEXT, "", 0),
        Optional.of(unusable.fault()));
  }
}
