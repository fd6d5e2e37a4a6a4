package org.khabar.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of files, cut short and gone on with. */
class BatchRunTest {
  private static final String FINGERPRINT = "f1";

  @TempDir private Path folder = Path.of("");

  /** Stands for the end of a process in the middle of a window. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aRunThatIsCutShortThreeTimesWritesWhatAnUndisturbedOneWrites() throws IOException {
    Path whole = folder.resolve("whole.ndjson");
    assertThat(run(whole, Integer.MAX_VALUE)).isEqualTo(1);
    Path cut = folder.resolve("cut.ndjson");
    for (int windows = 1; windows <= 3; windows++) {
      int limit = windows;
      assertThatThrownBy(() -> run(cut, limit)).isInstanceOf(Killed.class);
      Files.writeString(cut, "half a line", java.nio.file.StandardOpenOption.APPEND);
      Files.writeString(BatchJournal.beside(cut), "12 0", java.nio.file.StandardOpenOption.APPEND);
    }
    assertThat(run(cut, Integer.MAX_VALUE)).isEqualTo(1);
    assertThat(cut).hasSameBinaryContentAs(whole);
    assertThat(Files.readAllLines(cut)).hasSize(2000);
    assertThat(Files.readAllLines(cut).get(1999)).startsWith("{\"index\":1999,\"line\":2000,");
  }

  private int run(Path out, int windows) throws IOException {
    AtomicInteger told = new AtomicInteger();
    String items = JobBench.items(1998) + "nonsense\n{\"text\":\"last\"}";
    try (BatchSource source =
            BatchSource.ndjson(new ByteArrayInputStream(items.getBytes(StandardCharsets.UTF_8)));
        BatchOutput output = BatchLines.of(out, false);
        BatchJournal journal = BatchJournal.open(BatchJournal.beside(out), FINGERPRINT)) {
      return new BatchRun(
              JobBench.translator(),
              Clock.systemUTC(),
              progress -> {
                if (told.incrementAndGet() == windows) {
                  throw new Killed(); // its output is written, the journal knows nothing of it
                }
              })
          .run(source, output, journal);
    }
  }

  @Test
  void aFolderOfArticlesBecomesAFolderOfFilesHoweverOftenItIsCutShort() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in/deep"));
    for (int i = 0; i < 700; i++) {
      Files.writeString(in.resolve("a%03d.txt".formatted(i)), "t" + i);
    }
    Files.write(in.resolve("bad.txt"), new byte[] {(byte) 0xff});
    Path whole = folder.resolve("whole");
    Path cut = folder.resolve("cut");
    assertThat(runFolder(whole, Integer.MAX_VALUE)).isEqualTo(1);
    for (int i = 1; i <= 2; i++) {
      assertThatThrownBy(() -> runFolder(cut, 1)).isInstanceOf(Killed.class);
    }
    assertThat(runFolder(cut, Integer.MAX_VALUE)).isEqualTo(1);
    assertThat(contents(cut)).isEqualTo(contents(whole)).hasSize(701);
    assertThat(contents(cut))
        .containsEntry("deep/a007.txt.json", "{\"text\":\"en t7\"}\n")
        .hasEntrySatisfying(
            "deep/bad.txt.error.txt",
            said -> assertThat(said).startsWith("byte 1 of the text is not UTF-8"));
  }

  private int runFolder(Path out, int windows) throws IOException {
    Path in = folder.resolve("in");
    AtomicInteger told = new AtomicInteger();
    try (BatchSource source = BatchSource.files(in, BatchFiles.list(in));
        BatchOutput output = new BatchFolder(out, false);
        BatchJournal journal = BatchJournal.open(BatchJournal.beside(out), FINGERPRINT)) {
      return new BatchRun(
              JobBench.translator(),
              Clock.systemUTC(),
              progress -> {
                if (told.incrementAndGet() == windows) {
                  throw new Killed();
                }
              })
          .run(source, output, journal);
    }
  }

  private static Map<String, String> contents(Path root) throws IOException {
    TreeMap<String, String> contents = new TreeMap<>();
    for (Path file : BatchFiles.list(root)) {
      contents.put(BatchFiles.name(root, file), Files.readString(file));
    }
    return contents;
  }

  @Test
  void linesComeOutAsManyAsGoIn() throws IOException {
    Path out = folder.resolve("out.txt");
    byte[] in = "a\n\nb\nc".getBytes(StandardCharsets.UTF_8);
    try (BatchSource source = BatchSource.lines(new ByteArrayInputStream(in));
        BatchOutput output = BatchLines.of(out, true)) {
      ItemTranslator translator =
          item ->
              CompletableFuture.completedFuture(
                  item.input().equals("b")
                      ? new ItemOutcome.Unusable("no")
                      : new ItemOutcome.Done(item.input() + "\n" + item.input()));
      assertThat(
              new BatchRun(translator, Clock.systemUTC(), progress -> {}).run(source, output, null))
          .isEqualTo(1);
    }
    assertThat(out).hasContent("a a\n \n\nc c\n");
  }

  @Test
  void aJournalOfAnotherInputIsNotGoneOnWith() throws IOException {
    Path out = folder.resolve("out.ndjson");
    BatchJournal.open(BatchJournal.beside(out), "other").close();
    assertThatThrownBy(() -> run(out, 1))
        .isInstanceOf(UploadException.class)
        .hasMessageContaining("out.ndjson.journal belongs to another input");
  }

  @Test
  void aFinishedBatchIsKnownAsSuch() throws IOException {
    Path out = folder.resolve("out.ndjson");
    run(out, Integer.MAX_VALUE);
    try (BatchJournal journal = BatchJournal.open(BatchJournal.beside(out), FINGERPRINT)) {
      assertThat(journal.isDone()).isTrue();
      assertThat(journal.place().items()).isEqualTo(2000);
    }
  }

  @Test
  void anItemThatFailsForAnothersSakeIsTriedAgainAlone() throws IOException {
    List<String> lines = IntStream.range(0, 40).mapToObj(i -> "t" + i).toList();
    Path out = folder.resolve("out.txt");
    byte[] in = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    try (BatchSource source = BatchSource.lines(new ByteArrayInputStream(in));
        BatchOutput output = BatchLines.of(out, true)) {
      assertThat(
              new BatchRun(new PoisonedTranslator("t7"), Clock.systemUTC(), progress -> {})
                  .run(source, output, null))
          .isEqualTo(1);
    }
    assertThat(Files.readAllLines(out)).hasSize(40).filteredOn(String::isEmpty).hasSize(1);
  }
}
