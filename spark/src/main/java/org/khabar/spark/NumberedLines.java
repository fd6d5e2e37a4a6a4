package org.khabar.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * The lines of an archive, each with how many come before it.
 *
 * @param lines by their number, from 0
 * @param count how many there are
 */
record NumberedLines(JavaPairRDD<Long, byte[]> lines, long count) {

  /** Numbers lines; reads them once to count them. */
  static NumberedLines of(JavaRDD<byte[]> lines) {
    List<Long> sizes = lines.mapPartitions(portion -> List.of(size(portion)).iterator()).collect();
    long[] starts = new long[sizes.size()];
    long count = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = count;
      count += sizes.get(i);
    }
    return new NumberedLines(
        lines
            .mapPartitionsWithIndex((number, portion) -> from(starts[number], portion), true)
            .mapToPair(line -> line),
        count);
  }

  private static long size(Iterator<byte[]> lines) {
    long size = 0;
    for (; lines.hasNext(); lines.next()) {
      size++;
    }
    return size;
  }

  private static Iterator<Tuple2<Long, byte[]>> from(long start, Iterator<byte[]> lines) {
    return new Iterator<>() {
      private long next = start;

      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public Tuple2<Long, byte[]> next() {
        return new Tuple2<>(next++, lines.next());
      }
    };
  }
}
