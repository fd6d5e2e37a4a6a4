package org.khabar.jobs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Results as files of a folder: NAME.json or NAME.txt for the file NAME, NAME.error.txt for one
 * that could not be translated. A file is there whole or not at all.
 */
public final class BatchFolder implements BatchOutput {
  private final Path folder;
  private final String suffix;
  private final List<Path> written = new ArrayList<>();

  /**
   * @param suffix of the files that are written, such as {@code .json}
   */
  public BatchFolder(Path folder, String suffix) {
    this.folder = folder;
    this.suffix = suffix;
  }

  @Override
  public void resume(long bytes) throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public void write(JobItem item, ItemOutcome outcome) throws IOException {
    String name = Objects.requireNonNull(item.id(), "an item of a folder has its name");
    boolean done = outcome instanceof ItemOutcome.Done;
    Path file = folder.resolve(name + (done ? suffix : ".error.txt"));
    String text = outcome instanceof ItemOutcome.Done d ? d.json() : BatchRun.reason(outcome);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Path incoming = file.resolveSibling("." + file.getFileName() + ".part");
    Files.writeString(incoming, text.endsWith("\n") ? text : text + "\n");
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
    return 0;
  }

  @Override
  public void close() {}
}
