package org.khabar.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.khabar.database.TestDatabases;

/** What is taken in, and what is said of what is not. */
class JobIntakeTest {
  private static final JobOptions WITH_KEY = new JobOptions(0, "key-1", null, "");

  @ParameterizedTest
  @EnumSource
  void badLinesAreErrorsOfTheirOwnAndTheRestIsDone(TestDatabases kind) throws Exception {
    ByteArrayOutputStream upload = new ByteArrayOutputStream();
    upload.writeBytes(utf8("{\"id\":\"a\",\"text\":\"t1\"}\n"));
    upload.writeBytes(utf8("{\"id\":\"b\",\"text\":\n"));
    upload.writeBytes(new byte[] {'{', '"', (byte) 0xff, '"', '}', '\n'});
    upload.writeBytes(utf8("{\"text\":\"" + "x".repeat(5 << 20) + "\"}\n"));
    upload.writeBytes(utf8("\n"));
    upload.writeBytes(utf8("{\"id\":\"a\",\"text\":\"t6\"}\r\n"));
    upload.writeBytes(utf8("{\"id\":7,\"text\":\"t7\"}\n"));
    upload.writeBytes(utf8("{\"id\":\"a\",\"text\":\"t8\"}"));
    try (JobBench bench = new JobBench(kind)) {
      bench.node(JobBench.translator());
      Job job = bench.accept(upload.toByteArray(), JobOptions.USUAL).job();
      Job done = bench.await(job.id(), JobState.COMPLETED);
      assertThat(done.total()).isEqualTo(8);
      assertThat(done.succeeded()).isEqualTo(2);
      assertThat(done.failed()).isEqualTo(6);
      var results = bench.results(job.id());
      assertThat(results.stream().map(line -> line.path("error").path("detail").asText()))
          .satisfiesExactly(
              none -> assertThat(none).isEmpty(),
              json -> assertThat(json).startsWith("line 2: it is not JSON: column "),
              bytes -> assertThat(bytes).isEqualTo("line 3: it is not UTF-8 text"),
              size -> assertThat(size).isEqualTo("line 4: 5242891 bytes; a line may have 1048576"),
              blank -> assertThat(blank).isEqualTo("line 5: the line is blank"),
              same -> assertThat(same).isEqualTo("line 6: id: line 1 has the same"),
              none -> assertThat(none).isEmpty(),
              again -> assertThat(again).isEqualTo("line 8: id: line 1 has the same"));
      assertThat(results.get(6).path("id").asText()).isEqualTo("7");
    }
  }

  @Test
  void aJobOfNothingButBadLinesIsCompletedAtOnce() throws Exception {
    try (JobBench bench = new JobBench(TestDatabases.H2)) {
      Job job = bench.accept("nonsense\n\n");
      assertThat(job.state()).isEqualTo(JobState.COMPLETED);
      assertThat(job.failed()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\":5}|text: it must be text",
        "{\"text\":\" \"}|text: it is blank",
        "{}|text: there is no text and no article",
        "{\"text\":\"a\",\"article\":\"b\"}|text: send either text or article",
        "{\"id\":{},\"text\":\"a\"}|id: it must be text or a whole number",
        "{\"id\":\"\",\"text\":\"a\"}|id: it has 0 characters; from 1 to 512 are taken, and no U+0000",
        "{\"id\":\"\\u0000\",\"text\":\"a\"}|id: it has 1 characters; from 1 to 512 are taken, and no U+0000",
        "5|an item is a JSON object with a text or an article",
        "{\"text\":\"a\"} {\"text\":\"b\"}|there is more on the line than one JSON object"
      })
  void whatIsWrongWithAnItemIsSaid(String line, String said) {
    try (JobBench bench = new JobBench(TestDatabases.H2)) {
      Job job = bench.accept(line);
      assertThat(bench.results(job.id()).get(0).path("error").path("detail").asText())
          .startsWith("line 1: " + said);
    }
  }

  @Test
  void anItemThatIsTooLongIsToldTheLimit() {
    try (JobBench bench = new JobBench(TestDatabases.H2)) {
      Job job = bench.accept("{\"article\":\"" + "x".repeat(200_001) + "\"}");
      assertThat(bench.results(job.id()).get(0).path("error").path("detail").asText())
          .isEqualTo("line 1: article: 200001 characters; an item may have 200000");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anArrayAndAGzippedUploadAreTaken(TestDatabases kind) throws Exception {
    try (JobBench bench = new JobBench(kind)) {
      Job array = bench.accept("\uFEFF \n[{\"id\":1,\"text\":\"a\"},{\"text\":\"\"}, 5]");
      assertThat(array.total()).isEqualTo(3);
      assertThat(array.failed()).isEqualTo(2);
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
        out.write(utf8(JobBench.items(2000)));
      }
      assertThat(bench.accept(zipped.toByteArray(), JobOptions.USUAL).job().total())
          .isEqualTo(2000);
      byte[] cut = java.util.Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
      assertThatThrownBy(() -> bench.accept(cut, JobOptions.USUAL))
          .isInstanceOf(UploadException.class)
          .hasMessageStartingWith("the gzip stream is damaged");
      assertThat(bench.jobs.list(null, 10, null)).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|there is no item in the upload",
        "[]|there is no item in the upload",
        "[{\"text\":\"a\"},|the JSON array breaks in element 2, line 1: column ",
        "[{\"text\":\"a\"}] x|the JSON array breaks in element 2, line 1: column "
      })
  void anUploadThatIsNoJobLeavesNothing(String upload, String said) {
    try (JobBench bench = new JobBench(TestDatabases.H2)) {
      assertThatThrownBy(() -> bench.accept(upload))
          .isInstanceOf(UploadException.class)
          .hasMessageStartingWith(said);
      assertThat(rows(bench)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUploadThatBreaksOffLeavesNothing(TestDatabases kind) {
    try (JobBench bench = new JobBench(kind)) {
      InputStream broken =
          new SequenceInputStream(
              new java.io.ByteArrayInputStream(utf8(JobBench.items(3000))),
              new InputStream() {
                @Override
                public int read() throws IOException {
                  throw new IOException("connection reset");
                }

                @Override
                public int read(byte[] bytes, int start, int length) throws IOException {
                  return read();
                }
              });
      assertThatThrownBy(() -> bench.intake.accept(broken, JobOptions.USUAL))
          .hasMessage("connection reset");
      assertThat(rows(bench)).isZero();
    }
  }

  private static long rows(JobBench bench) {
    return bench.database.transact(
        session ->
            session.number(
                "SELECT (SELECT COUNT(*) FROM jobs) + (SELECT COUNT(*) FROM job_items)"));
  }

  @ParameterizedTest
  @EnumSource
  void theSameKeyWithTheSameContentIsTheSameJob(TestDatabases kind) {
    try (JobBench bench = new JobBench(kind)) {
      JobIntake.Accepted first = bench.accept(JobBench.items(3), WITH_KEY);
      JobIntake.Accepted again = bench.accept(JobBench.items(3), WITH_KEY);
      assertThat(first.repeated()).isFalse();
      assertThat(again.repeated()).isTrue();
      assertThat(again.job().id()).isEqualTo(first.job().id());
      assertThatThrownBy(() -> bench.accept(JobBench.items(4), WITH_KEY))
          .isInstanceOfSatisfying(
              UploadException.class,
              e -> assertThat(e.kind()).isEqualTo(UploadException.Kind.CONFLICT))
          .hasMessageContaining(first.job().id());
      assertThat(bench.jobs.list(null, 10, null)).hasSize(1);
    }
  }

  @Test
  void aJobOfMoreItemsThanAreTakenIsRefusedWithTheLimit() {
    JobSettings quick = JobBench.quick();
    JobSettings few =
        new JobSettings(
            quick.windows(),
            quick.attempts(),
            quick.backoff(),
            quick.heartbeat(),
            quick.polling(),
            Duration.ofDays(1),
            1500,
            null,
            false);
    try (JobBench bench = new JobBench(TestDatabases.H2, few)) {
      assertThatThrownBy(() -> bench.accept(JobBench.items(1501)))
          .hasMessage("a job may have 1500 items");
      assertThat(rows(bench)).isZero();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
