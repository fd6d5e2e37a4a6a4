package org.khabar.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.khabar.jobs.BatchSource;
import org.khabar.jobs.BatchWindows;
import org.khabar.jobs.ItemLines;
import org.khabar.jobs.ItemTranslator;
import scala.Tuple2;

/** What becomes of the lines of a partition, translated as the rows are asked for. */
final class TranslatedRows implements Iterator<Row>, AutoCloseable {
  private final ItemLines items = new ItemLines();
  private final Iterator<Tuple2<Long, byte[]>> lines;
  private final Map<Long, Long> repeated = new HashMap<>();
  private final BatchWindows windows;
  private final Function<BatchWindows.Result, Row> written;
  private Iterator<Row> window = Collections.emptyIterator();

  /**
   * @param lines by their number, in order
   * @param repeated lines whose id an earlier line has, with that line
   */
  TranslatedRows(
      Iterator<Tuple2<Long, byte[]>> lines,
      Iterator<Tuple2<Long, Long>> repeated,
      ItemTranslator translator,
      Function<BatchWindows.Result, Row> written) {
    this.lines = lines;
    this.written = written;
    repeated.forEachRemaining(line -> this.repeated.put(line._1(), line._2()));
    this.windows = new BatchWindows(this::entry, translator, Clock.systemUTC());
  }

  private Optional<BatchSource.Entry> entry() {
    if (!lines.hasNext()) {
      return Optional.empty();
    }
    Tuple2<Long, byte[]> line = lines.next();
    BatchSource.Entry entry = items.entry(line._2(), Math.toIntExact(line._1()));
    Long first = repeated.get(line._1());
    return Optional.of(first == null ? entry : ItemLines.repeated(entry, first + 1));
  }

  @Override
  public boolean hasNext() {
    try {
      while (!window.hasNext()) {
        List<BatchWindows.Result> results = windows.next();
        if (results.isEmpty()) {
          return false;
        }
        window = results.stream().map(written).iterator();
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return window.next();
  }

  @Override
  public void close() {
    windows.close();
  }
}
