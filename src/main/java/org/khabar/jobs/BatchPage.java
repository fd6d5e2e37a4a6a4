package org.khabar.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page or ninjs item as a file or into a pipe, in the charset that it was in. */
public final class BatchPage implements BatchOutput {
  private final @Nullable Path file;
  private final OutputStream pipe;

  private BatchPage(@Nullable Path file, OutputStream pipe) {
    this.file = file;
    this.pipe = pipe;
  }

  public static BatchPage of(Path file) {
    return new BatchPage(file, OutputStream.nullOutputStream());
  }

  public static BatchPage of(OutputStream pipe) {
    return new BatchPage(null, pipe);
  }

  @Override
  public void resume(long bytes, Optional<BatchFile> last) {}

  @Override
  public void write(BatchSource.Entry entry, ItemOutcome outcome) throws IOException {
    if (outcome instanceof ItemOutcome.Done done) {
      byte[] page = BatchFolder.bytes(entry.file(), done.json());
      if (file != null) {
        Files.write(file, page);
      }
      pipe.write(page);
    }
  }

  @Override
  public long settle() throws IOException {
    pipe.flush();
    return 0;
  }

  @Override
  public void close() throws IOException {
    pipe.flush();
  }
}
