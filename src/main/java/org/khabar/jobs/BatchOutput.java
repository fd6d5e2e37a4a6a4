package org.khabar.jobs;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Where the results of a batch go. */
public interface BatchOutput extends Closeable {
  /**
   * Forgets what was written after a window.
   *
   * @param bytes what {@link #settle} returned then; 0 at the beginning
   * @param last file of the window's last item; empty at the beginning
   */
  void resume(long bytes, Optional<BatchFile> last) throws IOException;

  /** Writes a result; they come in the order of the items. */
  void write(BatchSource.Entry entry, ItemOutcome outcome) throws IOException;

  /** Puts on the disk what was written, and returns how long that is, as it must be to go on. */
  long settle() throws IOException;
}
