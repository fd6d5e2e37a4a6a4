package org.khabar.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads archives as lines of NDJSON in an order that is the same each time: files by their path,
 * lines and rows as they stand in them.
 */
final class ArchiveReader {
  private static final List<String> COLUMNS = List.of("id", "text", "format", "article");

  private final SparkSession spark;

  ArchiveReader(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * The lines of an archive, without their line feeds.
   *
   * @param path a file, a folder or a pattern of any file system that Spark knows
   * @throws IOException if there is no file
   */
  JavaRDD<byte[]> read(String path, ArchiveForm form) throws IOException {
    return form == ArchiveForm.PARQUET ? rows(path) : lines(path);
  }

  /**
   * Lines end at LF alone, as everywhere in Khabar: a carriage return within a text is no line end.
   */
  private JavaRDD<byte[]> lines(String path) throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Configuration settings = new Configuration(context.hadoopConfiguration());
    settings.set("textinputformat.record.delimiter", "\n");
    Job job = Job.getInstance(settings);
    FileInputFormat.setInputPaths(job, files(path, settings).toArray(Path[]::new));
    return context
        .newAPIHadoopRDD(
            job.getConfiguration(), TextInputFormat.class, LongWritable.class, Text.class)
        .map(line -> line._2().copyBytes());
  }

  private static List<Path> files(String path, Configuration settings) throws IOException {
    Path root = new Path(path);
    FileSystem system = root.getFileSystem(settings);
    FileStatus[] found = system.globStatus(root);
    List<Path> files = new ArrayList<>();
    for (FileStatus one : found == null ? new FileStatus[0] : found) {
      if (one.isFile()) {
        files.add(one.getPath());
      } else {
        addFiles(system, one.getPath(), files);
      }
    }
    if (files.isEmpty()) {
      throw new FileNotFoundException("IN: there is no file at " + path);
    }
    files.sort(Comparator.comparing(Path::toString));
    return files;
  }

  private static void addFiles(FileSystem system, Path folder, List<Path> files)
      throws IOException {
    RemoteIterator<LocatedFileStatus> all = system.listFiles(folder, true);
    while (all.hasNext()) {
      Path file = all.next().getPath();
      String within = folder.toUri().relativize(file.toUri()).getPath();
      if (Arrays.stream(within.split("/", -1)).noneMatch(ArchiveReader::hidden)) {
        files.add(file);
      }
    }
  }

  /** Marks and metadata that Spark and others leave beside what they write. */
  private static boolean hidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }

  /** Rows as the lines of NDJSON that would say the same. */
  private JavaRDD<byte[]> rows(String path) throws IOException {
    Dataset<Row> table = spark.read().parquet(path);
    Column[] columns =
        COLUMNS.stream()
            .filter(name -> has(table, name))
            .map(name -> col(name).as(name))
            .toArray(Column[]::new);
    if (!has(table, "text") && !has(table, "article")) {
      throw new IOException("IN: it has no column text and no column article");
    }
    return table
        .select(
            to_json(struct(columns)).as("line"),
            col("_metadata.file_path").as("file"),
            col("_metadata.row_index").as("row"))
        .orderBy("file", "row")
        .javaRDD()
        .map(row -> row.getString(0).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean has(Dataset<Row> table, String column) {
    return Arrays.stream(table.columns()).anyMatch(column::equalsIgnoreCase);
  }
}
