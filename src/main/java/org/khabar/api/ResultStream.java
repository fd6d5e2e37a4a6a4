package org.khabar.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.khabar.jobs.Job;
import org.khabar.jobs.JobResults;
import org.khabar.jobs.JobStore;

/**
 * A job's results as a stream of lines that is made as it is read, so that a job of a million items
 * needs no more memory than one of a hundred.
 */
final class ResultStream extends InputStream {
  private static final int PAGE = 256;
  private static final long POLL_MILLIS = 500;

  private final JobStore jobs;
  private final JobResults results;
  private final String job;
  private final boolean follow;
  private int offset;
  private byte[] page = new byte[0];
  private int at;

  /**
   * @param offset index of the first item
   * @param follow whether to wait for results that are not there yet, until the job has ended
   */
  ResultStream(JobStore jobs, JobResults results, String job, int offset, boolean follow) {
    this.jobs = jobs;
    this.results = results;
    this.job = job;
    this.offset = offset;
    this.follow = follow;
  }

  @Override
  public int read() throws IOException {
    return fill() ? page[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int start, int length) throws IOException {
    Objects.checkFromIndexSize(start, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, page.length - at);
    System.arraycopy(page, at, bytes, start, count);
    at += count;
    return count;
  }

  @Override
  public int available() {
    return page.length - at;
  }

  private boolean fill() throws IOException {
    while (at == page.length) {
      boolean ended = !follow || jobs.find(job).map(Job::state).map(s -> s.isFinal()).orElse(true);
      List<String> lines = results.page(job, offset, PAGE);
      if (lines.isEmpty()) {
        if (ended) {
          return false;
        }
        pause();
      } else {
        offset += lines.size();
        page = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
    }
    return true;
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
