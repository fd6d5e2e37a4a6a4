package org.khabar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khabar.cli.BatchTranslator;
import org.khabar.jobs.BatchLines;
import org.khabar.jobs.BatchOutput;
import org.khabar.jobs.BatchRun;
import org.khabar.jobs.BatchSource;
import org.khabar.model.Fixtures;

/** Archives on a Spark of two cores, beside the plain batch. */
class ArchiveJobTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.master", "local[2]",
          "spark.ui.enabled", "false",
          "spark.sql.shuffle.partitions", "3");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void settings() {
    SETTINGS.forEach(System::setProperty);
  }

  @AfterAll
  static void noSettings() {
    SETTINGS.keySet().forEach(System::clearProperty);
  }

  private record Ran(int code, String said) {}

  private static Ran run(String... args) {
    StringWriter err = new StringWriter();
    int code = ArchiveJob.run(new PrintWriter(err, true), args);
    return new Ran(code, err.toString());
  }

  @Test
  void anArchiveInManyFilesComesOutAsThePlainBatchWritesIt() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in/2019"));
    Files.createDirectories(folder.resolve("in/_temporary"));
    Files.writeString(folder.resolve("in/_temporary/half.ndjson"), "never read");
    byte[] first = items(0, 1500);
    byte[] second = hostile();
    byte[] third = items(1400, 700); // its first hundred ids are the last of the first file
    Files.write(in.resolve("a.ndjson"), first);
    Files.write(in.resolve("b.ndjson"), second);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("in/c.ndjson.gz")))) {
      out.write(third);
    }
    List<String> batch = batch(joined(first, second, third), "--stand-in", "0");
    Path out = folder.resolve("out");
    Ran ran =
        run("--stand-in", "0", "--windows", "2", folder.resolve("in").toString(), out.toString());
    assertThat(ran.code()).as(ran.said()).isZero();
    assertThat(ran.said()).contains("khabar: 2206 items, 104 failed");
    List<String> lines = parts(out);
    assertThat(lines).isEqualTo(batch).hasSize(2206);
    assertThat(lines.get(1500))
        .contains("{\"index\":1500,\"line\":1501,")
        .contains("it is not UTF-8");
    assertThat(lines.get(1506)).contains("id: line 1401 has the same");
    assertThat(parts(out).stream().filter(line -> line.contains("\"error\""))).hasSize(104);
    assertThat(out.resolve("_SUCCESS")).exists();
  }

  private static byte[] items(int first, int count) {
    StringBuilder items = new StringBuilder();
    for (int i = first; i < first + count; i++) {
      items.append("{\"id\":%d,\"text\":\"%s رقم %d\"}%n".formatted(i, "خبر ".repeat(i % 37), i));
    }
    return items.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Four bad lines and two good ones, one of which holds a carriage return. */
  private static byte[] hostile() throws IOException {
    return joined(
        new byte[] {(byte) 0xff, '\n'},
        "\n".getBytes(StandardCharsets.UTF_8),
        "{\"text\":\n".getBytes(StandardCharsets.UTF_8),
        "{\"article\":\"خبر\"}\r\n".getBytes(StandardCharsets.UTF_8),
        ("{\"text\":\"" + "خ".repeat(600_000) + "\"}\n").getBytes(StandardCharsets.UTF_8),
        "{\"id\":\"\\ud800\",\"text\":\"خ\\u0000بر\"}\n".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] joined(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }

  private List<String> batch(byte[] items, String... options) throws IOException {
    Path out = folder.resolve("batch.ndjson");
    List<String> words = new ArrayList<>(List.of(options));
    words.addAll(List.of("in", "out"));
    try (InputStream in = new java.io.ByteArrayInputStream(items);
        BatchSource source = BatchSource.ndjson(in);
        BatchOutput output = BatchLines.of(out, false);
        BatchTranslator translator = ArchiveJob.of(words).translator()) {
      new BatchRun(translator.items(), Clock.systemUTC(), progress -> {}).run(source, output, null);
    }
    return Files.readAllLines(out);
  }

  private static List<String> parts(Path out) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.sorted().filter(ArchiveJobTest::isPart).toList()) {
        try (InputStream raw = Files.newInputStream(file);
            InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
        }
      }
    }
    return lines;
  }

  private static boolean isPart(Path file) {
    return file.getFileName().toString().startsWith("part-");
  }

  @Test
  void aModelTranslatesAsInThePlainBatch() throws IOException {
    StringBuilder items = new StringBuilder();
    List<String> sources = Fixtures.sources(60);
    IntStream.range(0, 600)
        .forEach(i -> items.append("{\"text\":\"%s\"}\n".formatted(sources.get(i % 60))));
    String in = Files.writeString(folder.resolve("in.ndjson"), items).toString();
    String[] options = {
      "--model", Fixtures.MARIAN_JOINT.toString(), "--numerics", "int8", "--workers", "2"
    };
    Path out = folder.resolve("out");
    List<String> words = new ArrayList<>(List.of(options));
    words.addAll(List.of("--windows", "1", "--compression", "gzip", in, out.toString()));
    Ran ran = run(words.toArray(String[]::new));
    assertThat(ran.code()).as(ran.said()).isZero();
    assertThat(parts(out))
        .isEqualTo(batch(items.toString().getBytes(StandardCharsets.UTF_8), options))
        .hasSize(600)
        .noneMatch(line -> line.contains("\"error\""));
  }

  @Test
  void parquetComesOutRowByRow() throws IOException {
    String in = folder.resolve("in.parquet").toString();
    StructType schema =
        new StructType()
            .add("id", DataTypes.LongType)
            .add("Text", DataTypes.StringType)
            .add("note", DataTypes.StringType);
    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      List<Row> rows = new ArrayList<>();
      for (long i = 0; i < 600; i++) {
        rows.add(RowFactory.create(i, "خبر\n" + i, "x"));
      }
      rows.add(RowFactory.create(7L, "خبر", "x"));
      rows.add(RowFactory.create(null, null, "x"));
      spark.createDataFrame(rows, schema).repartition(3).write().parquet(in);
    }
    String out = folder.resolve("out.parquet").toString();
    Ran ran = run("--stand-in", "0", "--windows", "1", "--output-format", "text", in, out);
    assertThat(ran.code()).as(ran.said()).isZero();
    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      List<Row> rows = spark.read().parquet(out).orderBy("line").collectAsList();
      assertThat(rows).hasSize(602);
      assertThat(rows.stream().map(row -> row.getLong(0)).toList())
          .isEqualTo(Stream.iterate(1L, i -> i + 1).limit(602).toList());
      assertThat(rows)
          .filteredOn(row -> !row.isNullAt(3))
          .extracting(row -> row.getString(3))
          .satisfiesExactlyInAnyOrder(
              said -> assertThat(said).isEqualTo("text: there is no text and no article"),
              said -> assertThat(said).matches("id: line \\d+ has the same"));
      assertThat(rows)
          .filteredOn(row -> !row.isNullAt(2))
          .hasSize(600)
          .allMatch(row -> row.getString(2).endsWith("\nربخ") || row.getString(2).equals("ربخ"));
    }
  }

  @Test
  void whatCannotBeUsedIsSaidInOneSentence() throws IOException {
    String out = folder.resolve("out").toString();
    String missing = folder.resolve("nothing").toString();
    assertThat(run("--stand-in", "0", missing, out))
        .isEqualTo(new Ran(3, "khabar: IN: there is no file at " + missing + "\n"));
    String in = Files.writeString(folder.resolve("in.ndjson"), "{\"text\":\"خبر\"}").toString();
    assertThat(run("--stand-in", "0", in, folder.toString()))
        .isEqualTo(new Ran(3, "khabar: OUT: " + folder + " is there already\n"));
    assertThat(run("--stand-in", "0", in, in))
        .isEqualTo(new Ran(3, "khabar: OUT: " + in + " is there already\n"));
    Ran noModel = run("--model", missing, in, out);
    assertThat(noModel.code()).isEqualTo(3);
    assertThat(noModel.said()).startsWith("khabar: ").contains(missing).hasLineCount(1);
    assertThat(run("--windows", "0", in, out).said()).contains("--windows must be 1 or more");
    Ran again = run("--stand-in", "0", in, out);
    assertThat(again.code()).as(again.said()).isZero(); // what the failed one left is no hindrance
  }

  @Test
  void anEmptyArchiveHasNoResults() throws IOException {
    String in = Files.writeString(folder.resolve("in.ndjson"), "").toString();
    Path out = folder.resolve("out");
    Ran ran = run("--stand-in", "0", in, out.toString());
    assertThat(ran.code()).as(ran.said()).isZero();
    assertThat(parts(out)).isEmpty();
  }
}
