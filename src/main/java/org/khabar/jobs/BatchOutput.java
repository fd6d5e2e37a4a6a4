package org.khabar.jobs;

import java.io.Closeable;
import java.io.IOException;

/** Where the results of a batch go. */
public interface BatchOutput extends Closeable {
  /** Forgets what was written after the first so many bytes. */
  void resume(long bytes) throws IOException;

  /** Writes a result; they come in the order of the items. */
  void write(JobItem item, ItemOutcome outcome) throws IOException;

  /** Puts on the disk what was written, and returns how many bytes that is in all. */
  long settle() throws IOException;
}
