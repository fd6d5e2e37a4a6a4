package org.khabar.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import org.khabar.cli.BatchFormat;
import org.khabar.cli.BatchOptions;
import org.khabar.cli.BatchTranslator;
import org.khabar.jobs.ItemOutcome;
import org.khabar.model.ModelException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Translates an archive on Spark: what {@code khabar batch} does, on many machines. */
@Command(
    name = "khabar-spark",
    mixinStandardHelpOptions = true,
    description = {
      "Translates an archive on Spark. Its items are those of 'khabar batch', and so are the results,"
          + " to the byte: the parts of OUT, one after another, are the batch's output.",
      "",
      "Models are looked for where the executors run. A line that cannot be used is an error of its"
          + " own, with its number."
    },
    footer = {
      "",
      "Example:",
      "  spark-submit --class org.khabar.spark.ArchiveJob khabar-spark.jar \\",
      "    --model /models/ar-en --minilm /models/minilm s3a://news/2019/ s3a://news/2019-english"
    })
public final class ArchiveJob implements Callable<Integer> {
  private static final int UNUSABLE = 3;
  private static final int FAILURE = 4;

  @Parameters(index = "0", paramLabel = "IN", description = "A file, a folder or a pattern.")
  private String in = "";

  @Parameters(index = "1", paramLabel = "OUT", description = "A folder that is not there yet.")
  private String out = "";

  @Option(
      names = "--from",
      paramLabel = "FORM",
      description = "What IN is: ${COMPLETION-CANDIDATES}. Default: by its name.")
  private @Nullable ArchiveForm from;

  @Option(
      names = "--to",
      paramLabel = "FORM",
      description = "What OUT is: ${COMPLETION-CANDIDATES}. Default: as IN.")
  private @Nullable ArchiveForm to;

  @Option(
      names = "--compression",
      paramLabel = "CODEC",
      description = "gzip, zstd, snappy … as Spark has them. Default: as is usual with the form.")
  private @Nullable String compression;

  @Option(
      names = "--windows",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "Windows of 256 items a task, which is what is done again when an executor dies."
              + " Default: ${DEFAULT-VALUE}")
  private int windows = 16;

  @Mixin private BatchOptions options = new BatchOptions();
  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] args) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(err, args);
    if (code != 0) {
      System.exit(code); // 0 is left to Spark: a driver on YARN must not exit by itself
    }
  }

  /** Runs a command line and returns its exit code. */
  static int run(PrintWriter err, String... args) {
    return line(new ArchiveJob()).setErr(err).setOut(err).execute(args);
  }

  /** The job of a command line. */
  static ArchiveJob of(List<String> words) {
    ArchiveJob job = new ArchiveJob();
    line(job).parseArgs(words.toArray(String[]::new));
    return job;
  }

  private static CommandLine line(ArchiveJob job) {
    return new CommandLine(job)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(ArchiveJob::report);
  }

  private static int report(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ModelException
          || cause instanceof AnalysisException
          || cause instanceof IOException) {
        line.getErr().println("khabar: " + cause.getMessage());
        return UNUSABLE;
      }
    }
    failure.printStackTrace(line.getErr());
    return FAILURE;
  }

  /** Loads the models. */
  BatchTranslator translator() {
    return options.open(options.format(BatchFormat.JSON));
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (windows < 1) {
      throw new ParameterException(line, "--windows must be 1 or more");
    }
    SparkSession spark = SparkSession.builder().appName("khabar " + in).getOrCreate();
    try {
      return run(spark, line);
    } finally {
      spark.stop();
    }
  }

  private int run(SparkSession spark, CommandLine line) throws IOException {
    long start = System.nanoTime();
    ArchiveWriter.prepare(spark, out);
    ArchiveForm read = from == null ? ArchiveForm.of(in) : from;
    ArchiveForm written = to == null ? read : to;
    NumberedLines lines = NumberedLines.of(new ArchiveReader(spark).read(in, read));
    if (lines.count() > Integer.MAX_VALUE) {
      throw new IOException(
          "IN: %d lines; a job may have %d".formatted(lines.count(), Integer.MAX_VALUE));
    }
    LongAccumulator done = spark.sparkContext().longAccumulator("items");
    LongAccumulator failed = spark.sparkContext().longAccumulator("failed items");
    List<String> words = words(line, spark);
    ArchiveWriter.write(
        spark, rows(spark, lines, written, words, done, failed), out, written, compression);
    line.getErr()
        .printf(
            "khabar: %d items, %d failed, %.1f s%n",
            done.value(), failed.value(), (System.nanoTime() - start) / 1e9);
    return 0;
  }

  /** The command line for the executors; their engine has a worker a core that Spark gives them. */
  private static List<String> words(CommandLine line, SparkSession spark) {
    List<String> words = new ArrayList<>(line.getParseResult().originalArgs());
    String cores = spark.sparkContext().getConf().get("spark.executor.cores", "");
    if (!cores.isEmpty() && !line.getParseResult().hasMatchedOption("--workers")) {
      words.addAll(List.of("--workers", cores));
    }
    return words;
  }

  private JavaRDD<Row> rows(
      SparkSession spark,
      NumberedLines lines,
      ArchiveForm written,
      List<String> words,
      LongAccumulator done,
      LongAccumulator failed) {
    boolean plain = options.format(BatchFormat.JSON) == BatchFormat.TEXT;
    WindowPartitioner partitioner = new WindowPartitioner(windows, lines.count());
    JavaPairRDD<Long, Long> repeated = RepeatedIds.of(spark, lines).partitionBy(partitioner);
    return lines
        .lines()
        .repartitionAndSortWithinPartitions(partitioner)
        .zipPartitions(
            repeated,
            (portion, known) -> {
              TranslatedRows rows =
                  new TranslatedRows(
                      portion,
                      known,
                      SharedTranslator.of(words),
                      result -> {
                        done.add(1);
                        failed.add(result.outcome() instanceof ItemOutcome.Done ? 0 : 1);
                        return ArchiveWriter.row(result, written, plain);
                      });
              TaskContext.get()
                  .addTaskCompletionListener((TaskCompletionListener) task -> rows.close());
              return rows;
            });
  }
}
