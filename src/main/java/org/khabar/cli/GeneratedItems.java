package org.khabar.cli;

import java.nio.charset.StandardCharsets;
import org.khabar.jobs.ProducedStream;

/** So many short items as NDJSON, made as they are read. */
final class GeneratedItems extends ProducedStream {
  private final int count;
  private int next;

  GeneratedItems(int count) {
    this.count = count;
  }

  /** The text of an item. */
  static String text(int index) {
    return "وصل الوزير رقم " + index;
  }

  @Override
  protected byte[] produce() {
    if (next == count) {
      return new byte[0];
    }
    int index = next++;
    return "{\"id\":\"%d\",\"text\":\"%s\"}\n"
        .formatted(index, text(index))
        .getBytes(StandardCharsets.UTF_8);
  }
}
