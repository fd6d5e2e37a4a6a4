package org.khabar.jobs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.desk.document.TranslatedDocument;

/**
 * Results as files of a folder. An article NAME becomes NAME.json or NAME.txt; a page or a ninjs
 * item becomes one of the same name; items become a file of that name with a line each (NAME.gz
 * becomes NAME.gz.ndjson), or NAME.txt if lines are English alone. What is wrong with a file that
 * is one result stands in NAME.error.txt. Such results are there whole or not at all.
 */
public final class BatchFolder implements BatchOutput {
  private final Path folder;
  private final boolean plain;
  private final List<Path> written = new ArrayList<>();
  private @Nullable BatchLines lines;
  private String linesOf = "";

  /**
   * @param plain whether outcomes are English, rather than JSON
   */
  public BatchFolder(Path folder, boolean plain) {
    this.folder = folder;
    this.plain = plain;
  }

  @Override
  public void resume(long bytes, Optional<BatchFile> last) throws IOException {
    Files.createDirectories(folder);
    if (last.isPresent() && last.get().form() == BatchFile.Form.ITEMS) {
      open(last.get(), bytes);
    }
  }

  @Override
  public void write(BatchSource.Entry entry, ItemOutcome outcome) throws IOException {
    BatchFile file = entry.file();
    if (file.form() == BatchFile.Form.ITEMS) {
      BatchLines to = linesOf.equals(file.name()) ? lines : null;
      (to == null ? open(file, 0) : to).write(entry, outcome);
      return;
    }
    if (outcome instanceof ItemOutcome.Done done) {
      String suffix = file.form().keepsItsName() ? "" : plain ? ".txt" : ".json";
      put(file.name() + suffix, bytes(file, done.json()));
    } else {
      String said = BatchRun.reason(outcome) + "\n";
      put(file.name() + ".error.txt", said.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The bytes of a file that is one result. */
  static byte[] bytes(BatchFile file, String result) {
    return file.form() == BatchFile.Form.PAGE
        ? new TranslatedDocument(result, file.charset(), 0).bytes()
        : (result.endsWith("\n") ? result : result + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private BatchLines open(BatchFile file, long bytes) throws IOException {
    closeLines();
    String suffix = plain ? ".txt" : file.name().endsWith(".gz") ? ".ndjson" : "";
    Path path = folder.resolve(file.name() + suffix);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    BatchLines opened = BatchLines.of(path, plain);
    opened.resume(bytes, Optional.empty());
    lines = opened;
    linesOf = file.name();
    return opened;
  }

  private void closeLines() throws IOException {
    if (lines != null) {
      lines.settle();
      lines.close();
      lines = null;
      linesOf = "";
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Path incoming = file.resolveSibling("." + file.getFileName() + ".part");
    Files.write(incoming, bytes);
    Files.move(incoming, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    written.add(file);
  }

  @Override
  public long settle() throws IOException {
    for (Path file : written) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(false);
      }
    }
    written.clear();
    return lines == null ? 0 : lines.settle();
  }

  @Override
  public void close() throws IOException {
    closeLines();
  }
}
