package org.khabar.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of files of several kinds. */
class BatchFolderTest {
  private static final Charset WINDOWS = Charset.forName("windows-1256");

  @TempDir private Path folder = Path.of("");
  private Path in = Path.of("");

  /** Stands for the end of a process. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void fill() throws IOException {
    in = folder.resolve("in");
    Files.createDirectories(in.resolve("deep"));
    Files.writeString(in.resolve("a.txt"), "خبر");
    Files.write(in.resolve("b.html"), "<meta charset=windows-1256><p>خبر</p>".getBytes(WINDOWS));
    StringBuilder lines = new StringBuilder("nonsense\n");
    for (int i = 0; i < 700; i++) {
      lines.append("{\"id\":%d,\"text\":\"خبر %d\"}\n".formatted(i, i));
    }
    lines.append("{\"id\":3,\"text\":\"خبر\"}");
    Files.writeString(in.resolve("c.ndjson"), lines);
    Files.writeString(in.resolve("d.json"), "[{\"id\":3,\"text\":\"خبر\"},{\"id\":4,");
    Files.writeString(in.resolve("deep/e.HTM"), "<b>خبر");
    Files.write(in.resolve("f.txt"), new byte[] {'a', 0, (byte) 0xff});
    Files.write(in.resolve("g.html"), new byte[BatchFiles.MAX_BYTES + 1]);
  }

  /** Pages with their tags, all else as JSON. */
  private static CompletableFuture<ItemOutcome> english(JobItem item) {
    String text = item.input().replace("خبر", "news é");
    return CompletableFuture.completedFuture(
        new ItemOutcome.Done(
            item.kind() == JobItem.Kind.PAGE ? text : "{\"text\":\"" + text + "\"}"));
  }

  private int run(Path out, int windows) throws IOException {
    AtomicInteger told = new AtomicInteger();
    try (BatchSource source = BatchSource.files(in, BatchFiles.list(in));
        BatchOutput output = new BatchFolder(out, false);
        BatchJournal journal = BatchJournal.open(BatchJournal.beside(out), "f")) {
      return new BatchRun(
              BatchFolderTest::english,
              Clock.systemUTC(),
              progress -> {
                if (told.incrementAndGet() == windows) {
                  throw new Killed();
                }
              })
          .run(source, output, journal);
    }
  }

  @Test
  void eachFileBecomesWhatItsNameSpeaksFor() throws IOException {
    Path out = folder.resolve("out");
    assertThat(run(out, Integer.MAX_VALUE)).isEqualTo(5);
    assertThat(contents(out).keySet())
        .containsExactly(
            "a.txt.json",
            "b.html",
            "c.ndjson",
            "d.json",
            "deep/e.HTM",
            "f.txt.error.txt",
            "g.html.error.txt");
    assertThat(out.resolve("a.txt.json")).hasContent("{\"text\":\"news é\"}");
    assertThat(out.resolve("b.html"))
        .hasBinaryContent("<meta charset=windows-1256><p>news é</p>".getBytes(WINDOWS));
    assertThat(out.resolve("deep/e.HTM")).hasContent("<b>news é");
    List<String> lines = Files.readAllLines(out.resolve("c.ndjson"));
    assertThat(lines).hasSize(702);
    assertThat(lines.get(0)).contains("\"line\":1,").contains("it is not JSON");
    assertThat(lines.get(2)).contains("\"line\":3,\"id\":\"1\",\"translation\":");
    assertThat(lines.get(701)).contains("id: line 5 has the same");
    assertThat(Files.readAllLines(out.resolve("d.json")))
        .hasSize(2)
        .anyMatch(line -> line.contains("\"id\":\"3\",\"translation\""))
        .anyMatch(line -> line.contains("the JSON array breaks in element 2"));
    assertThat(out.resolve("f.txt.error.txt")).content().startsWith("byte 3 of the text");
    assertThat(out.resolve("g.html.error.txt")).content().startsWith("more than the 4194304");
  }

  @Test
  void linksLeadNowhereOutOfTheFolder() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "of this machine only");
    Files.createSymbolicLink(in.resolve("h.txt"), secret);
    Files.createSymbolicLink(in.resolve("i.ndjson"), secret);
    Files.createSymbolicLink(in.resolve("j.txt"), in.resolve("a.txt"));
    Files.createSymbolicLink(in.resolve("k"), folder);
    Files.createSymbolicLink(in.resolve("l"), in);
    Files.createSymbolicLink(in.resolve("m.txt"), Path.of("nowhere"));
    Path out = folder.resolve("out");
    run(out, Integer.MAX_VALUE);
    assertThat(out.resolve("h.txt.error.txt")).content().contains("leads out of the folder");
    assertThat(out.resolve("i.ndjson")).content().contains("leads out of the folder");
    assertThat(out.resolve("j.txt.json")).content().contains("news");
    assertThat(contents(out).values()).noneMatch(text -> text.contains("of this machine only"));
    assertThat(contents(out).keySet()).noneMatch(name -> name.matches("[klm].*"));
  }

  @Test
  void aRunThatIsCutShortWithinAFileOfItemsGoesOnWithinIt() throws IOException {
    Path whole = folder.resolve("whole");
    run(whole, Integer.MAX_VALUE);
    Path cut = folder.resolve("cut");
    for (int windows = 1; windows <= 2; windows++) {
      int limit = windows;
      assertThatThrownBy(() -> run(cut, limit)).isInstanceOf(Killed.class);
    }
    assertThat(run(cut, Integer.MAX_VALUE)).isEqualTo(5);
    assertThat(contents(cut)).isEqualTo(contents(whole));
  }

  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : BatchFiles.list(root)) {
      contents.put(
          BatchFiles.name(root, file), Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    return contents;
  }
}
