package org.khabar.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Bytes of a {@code shortlist.bin}. */
public final class ShortlistBytes {
  private ShortlistBytes() {}

  /**
   * A file.
   *
   * @param common tokens for all sources
   * @param rows tokens of each source token
   */
  public static byte[] of(int[] common, List<int[]> rows) {
    int others = rows.stream().mapToInt(row -> row.length).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + 4 * (3 + common.length + rows.size() + 1 + others))
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("KHBSHRT1".getBytes(StandardCharsets.US_ASCII))
            .putInt(rows.size())
            .putInt(common.length)
            .putInt(others);
    Arrays.stream(common).forEach(bytes::putInt);
    int offset = 0;
    bytes.putInt(offset);
    for (int[] row : rows) {
      offset += row.length;
      bytes.putInt(offset);
    }
    rows.forEach(row -> Arrays.stream(row).forEach(bytes::putInt));
    return bytes.array();
  }
}
