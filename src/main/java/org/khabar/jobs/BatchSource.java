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
   * @param file what it stood in
   */
  public record Entry(JobItem item, Optional<String> fault, BatchFile file) {
    static Entry of(ParsedItem parsed, int index, BatchFile file) {
      if (parsed instanceof ParsedItem.Usable usable) {
        return new Entry(
            new JobItem(index, usable.line(), usable.id(), usable.kind(), usable.input(), 0),
            Optional.empty(),
            file);
      }
      ParsedItem.Unusable unusable = (ParsedItem.Unusable) parsed;
      return new Entry(
          new JobItem(index, unusable.line(), unusable.id(), JobItem.Kind.TEXT, "", 0),
          Optional.of(unusable.fault()),
          file);
    }
  }

  /** An item as it was read, with its file. */
  record Read(ParsedItem item, BatchFile file) {}

  /** NDJSON or a JSON array, gzipped or not. An id may occur once. */
  public static BatchSource ndjson(InputStream in) throws IOException {
    ItemReader reader = ItemReader.open(in);
    SeenIds ids = new SeenIds();
    return new BatchSource() {
      @Override
      Optional<Read> read() throws IOException {
        return reader.next().map(item -> new Read(ids.checked(item), BatchFile.LINES));
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
      Optional<Read> read() throws IOException {
        number++;
        return reader
            .next()
            .map(
                line ->
                    line.usable()
                        ? new ParsedItem.Usable(number, null, JobItem.Kind.TEXT, line.text())
                        : new ParsedItem.Unusable(number, null, line.fault()))
            .map(item -> new Read(item, BatchFile.LINES));
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  /**
   * A file that is one item.
   *
   * @param name what it is called where something is wrong with it
   */
  public static BatchSource whole(String name, BatchFile.Form form, InputStream in) {
    return new BatchSource() {
      private boolean done;

      @Override
      Optional<Read> read() throws IOException {
        if (done) {
          return Optional.empty();
        }
        done = true;
        byte[] bytes = in.readNBytes(BatchFiles.MAX_BYTES + 1);
        return Optional.of(BatchFiles.whole(name, form, bytes, 1));
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    };
  }

  /**
   * The files of a folder, each by what its name speaks for: an article, a page, or items. The id
   * of an article or a page is its path within the folder.
   */
  public static BatchSource files(Path folder, List<Path> files) {
    return new FolderSource(folder, files);
  }

  /** The next item; empty at the end. */
  abstract Optional<Read> read() throws IOException;

  /**
   * The next item; empty at the end.
   *
   * @throws UploadException if the source as a whole breaks here
   */
  public Optional<Entry> next() throws IOException {
    return read().map(read -> Entry.of(read.item(), index++, read.file()));
  }
}
