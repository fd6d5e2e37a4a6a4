package org.khabar.jobs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results as lines of a file or a pipe: NDJSON, or the English alone. */
public final class BatchLines implements BatchOutput {
  private final @Nullable FileChannel file;
  private final OutputStream out;
  private final boolean plain;
  private long bytes;

  private BatchLines(@Nullable FileChannel file, OutputStream out, boolean plain) {
    this.file = file;
    this.out = new BufferedOutputStream(out, 1 << 16);
    this.plain = plain;
  }

  /**
   * Lines of a file.
   *
   * @param plain whether outcomes are English, rather than JSON: a line each, blank if it failed
   */
  public static BatchLines of(Path file, boolean plain) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new BatchLines(channel, Channels.newOutputStream(channel), plain);
  }

  /** Lines of a pipe. */
  public static BatchLines of(OutputStream pipe, boolean plain) {
    return new BatchLines(null, pipe, plain);
  }

  @Override
  public void resume(long length, Optional<BatchFile> last) throws IOException {
    if (file != null) {
      file.truncate(length).position(length);
    }
    bytes = length;
  }

  @Override
  public void write(BatchSource.Entry entry, ItemOutcome outcome) throws IOException {
    byte[] line = (line(entry.item(), outcome, plain) + "\n").getBytes(StandardCharsets.UTF_8);
    bytes += line.length;
    out.write(line);
  }

  /**
   * The line of an item, without its end.
   *
   * @param plain whether the outcome is English, rather than JSON
   */
  public static String line(JobItem item, ItemOutcome outcome, boolean plain) {
    return plain ? english(outcome) : json(item, outcome);
  }

  private static String english(ItemOutcome outcome) {
    return outcome instanceof ItemOutcome.Done done
        ? done.json().replace('\n', ' ').replace('\r', ' ')
        : "";
  }

  private static String json(JobItem item, ItemOutcome outcome) {
    return outcome instanceof ItemOutcome.Done done
        ? JobResults.success(item.index(), item.line(), item.id(), item.kind(), done.json())
        : JobResults.failure(item.index(), item.line(), item.id(), BatchRun.reason(outcome));
  }

  @Override
  public long settle() throws IOException {
    out.flush();
    if (file != null) {
      file.force(false);
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    out.flush();
    if (file != null) {
      file.close();
    }
  }
}
