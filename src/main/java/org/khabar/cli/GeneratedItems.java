package org.khabar.cli;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** So many short items as NDJSON, made as they are read. */
final class GeneratedItems extends InputStream {
  private final int count;
  private int next;
  private byte[] line = new byte[0];
  private int at;

  GeneratedItems(int count) {
    this.count = count;
  }

  /** The text of an item. */
  static String text(int index) {
    return "وصل الوزير رقم " + index;
  }

  @Override
  public int read() {
    return fill() ? line[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int start, int length) {
    Objects.checkFromIndexSize(start, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int part = Math.min(length, line.length - at);
    System.arraycopy(line, at, bytes, start, part);
    at += part;
    return part;
  }

  private boolean fill() {
    if (at == line.length) {
      if (next == count) {
        return false;
      }
      line =
          "{\"id\":\"%d\",\"text\":\"%s\"}\n"
              .formatted(next, text(next))
              .getBytes(StandardCharsets.UTF_8);
      next++;
      at = 0;
    }
    return true;
  }
}
