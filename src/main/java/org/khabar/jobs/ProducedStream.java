package org.khabar.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A stream whose bytes are made as they are read, a portion at a time. */
public abstract class ProducedStream extends InputStream {
  private byte[] portion = new byte[0];
  private int at;

  /** The next bytes; none at the end. */
  protected abstract byte[] produce() throws IOException;

  @Override
  public final int read() throws IOException {
    return fill() ? portion[at++] & 0xff : -1;
  }

  @Override
  public final int read(byte[] bytes, int start, int length) throws IOException {
    Objects.checkFromIndexSize(start, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, portion.length - at);
    System.arraycopy(portion, at, bytes, start, count);
    at += count;
    return count;
  }

  @Override
  public final int available() {
    return portion.length - at;
  }

  private boolean fill() throws IOException {
    if (at == portion.length) {
      portion = produce();
      at = 0;
    }
    return portion.length > 0;
  }
}
