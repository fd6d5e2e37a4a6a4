package org.khabar.spark;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.khabar.jobs.BatchLines;
import org.khabar.jobs.BatchRun;
import org.khabar.jobs.BatchWindows;
import org.khabar.jobs.ItemOutcome;
import org.khabar.jobs.JobItem;

/**
 * Writes results. As NDJSON a line is what {@code khabar batch} writes; as Parquet a row has the
 * {@code line} of the item, from 1, its {@code id}, and a {@code result} or an {@code error}.
 */
final class ArchiveWriter {
  private static final StructType LINE = new StructType().add("value", DataTypes.StringType, false);
  private static final StructType COLUMNS =
      new StructType()
          .add("line", DataTypes.LongType, false)
          .add("id", DataTypes.StringType)
          .add("result", DataTypes.StringType)
          .add("error", DataTypes.StringType);

  private ArchiveWriter() {}

  /**
   * Makes room for a folder. What a job left there that did not end is removed.
   *
   * @throws IOException if there is something else
   */
  static void prepare(SparkSession spark, String path) throws IOException {
    Path folder = new Path(path);
    FileSystem system = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
    if (!system.exists(folder)) {
      return;
    }
    boolean unfinished =
        system.getFileStatus(folder).isDirectory()
            && Arrays.stream(system.listStatus(folder))
                .allMatch(file -> file.getPath().getName().equals("_temporary"));
    if (!unfinished) {
      throw new IOException("OUT: " + path + " is there already");
    }
    system.delete(folder, true);
  }

  /** The row of a result. */
  static Row row(BatchWindows.Result result, ArchiveForm form, boolean plain) {
    JobItem item = result.entry().item();
    ItemOutcome outcome = result.outcome();
    if (form == ArchiveForm.NDJSON) {
      return RowFactory.create(BatchLines.line(item, outcome, plain));
    }
    return outcome instanceof ItemOutcome.Done done
        ? RowFactory.create(item.line(), item.id(), done.json(), null)
        : RowFactory.create(item.line(), item.id(), null, BatchRun.reason(outcome));
  }

  /**
   * Writes rows into a new folder; it has a file {@code _SUCCESS} once all of them are there.
   *
   * @param compression as Spark names it; null for what is usual with the form
   */
  static void write(
      SparkSession spark,
      JavaRDD<Row> rows,
      String path,
      ArchiveForm form,
      @Nullable String compression) {
    StructType schema = form == ArchiveForm.NDJSON ? LINE : COLUMNS;
    DataFrameWriter<Row> writer =
        spark.createDataFrame(rows, schema).write().mode(SaveMode.ErrorIfExists);
    if (compression != null) {
      writer = writer.option("compression", compression);
    }
    if (form == ArchiveForm.NDJSON) {
      writer.text(path);
    } else {
      writer.parquet(path);
    }
  }
}
