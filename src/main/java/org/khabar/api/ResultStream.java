package org.khabar.api;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.khabar.jobs.Job;
import org.khabar.jobs.JobResults;
import org.khabar.jobs.JobStore;
import org.khabar.jobs.ProducedStream;

/**
 * A job's results as a stream of lines that is made as it is read, so that a job of a million items
 * needs no more memory than one of a hundred.
 */
final class ResultStream extends ProducedStream {
  private static final int PAGE = 256;
  private static final long POLL_MILLIS = 500;

  private final JobStore jobs;
  private final JobResults results;
  private final String job;
  private final boolean follow;
  private final BooleanSupplier ending;
  private final BooleanSupplier allowed;
  private int offset;

  /**
   * @param offset index of the first item
   * @param follow whether to wait for results that are not there yet, until the job has ended
   * @param ending whether to wait no longer: the service ends
   * @param allowed whether the reader may still have them; the stream breaks off where not
   */
  ResultStream(
      JobStore jobs,
      JobResults results,
      String job,
      int offset,
      boolean follow,
      BooleanSupplier ending,
      BooleanSupplier allowed) {
    this.jobs = jobs;
    this.results = results;
    this.job = job;
    this.offset = offset;
    this.follow = follow;
    this.ending = ending;
    this.allowed = allowed;
  }

  @Override
  protected byte[] produce() throws IOException {
    while (true) {
      if (!allowed.getAsBoolean()) {
        throw new IOException("the key of whoever reads the results opens nothing any more");
      }
      boolean ended =
          !follow
              || ending.getAsBoolean()
              || jobs.find(job).map(Job::state).map(s -> s.isFinal()).orElse(true);
      List<String> lines = results.page(job, offset, PAGE);
      if (!lines.isEmpty()) {
        offset += lines.size();
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
      }
      if (ended) {
        return new byte[0];
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
