package org.khabar.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.khabar.jobs.ItemLines;
import scala.Tuple2;

/** Finds the lines whose id an earlier line has. */
final class RepeatedIds {
  private static final StructType IDS =
      new StructType()
          .add("line", DataTypes.LongType, false)
          .add("id", DataTypes.StringType, false);

  private RepeatedIds() {}

  /** Those lines, with the first that has the id; both from 0. */
  static JavaPairRDD<Long, Long> of(SparkSession spark, NumberedLines lines) {
    return spark
        .createDataFrame(lines.lines().mapPartitions(RepeatedIds::ids), IDS)
        .withColumn("first", min("line").over(Window.partitionBy("id")))
        .where(col("line").gt(col("first")))
        .javaRDD()
        .mapToPair(row -> new Tuple2<>(row.getLong(0), row.getLong(2)));
  }

  private static Iterator<Row> ids(Iterator<Tuple2<Long, byte[]>> lines) {
    ItemLines items = new ItemLines();
    Stream<Tuple2<Long, byte[]>> all =
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false);
    return all.flatMap(
            line ->
                row(line._1(), items.entry(line._2(), Math.toIntExact(line._1())).item().id())
                    .stream())
        .iterator();
  }

  private static Optional<Row> row(long line, @org.jspecify.annotations.Nullable String id) {
    return Optional.ofNullable(id).map(given -> RowFactory.create(line, given));
  }
}
