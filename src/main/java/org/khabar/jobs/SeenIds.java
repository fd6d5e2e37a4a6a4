package org.khabar.jobs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The ids of a batch so far, each with the line that it stood in first. Of an id it keeps 128 bits
 * of its SHA-256: 50 bytes or so for each of them, however long they are.
 */
final class SeenIds {
  private static final int LONGS = 3;
  private static final int LINE = 2;

  private final MessageDigest digest = sha256();
  private long[] slots = new long[1024 * LONGS];
  private int count;

  /** What is said of an id that an earlier line has. */
  static String fault(long first) {
    return "id: line %d has the same".formatted(first);
  }

  /** The item, or what is wrong with it if an earlier one has its id. */
  ParsedItem checked(ParsedItem item) {
    String id = item.id();
    if (id == null) {
      return item;
    }
    long first = first(id, item.line());
    return first == item.line() || item instanceof ParsedItem.Unusable
        ? item
        : new ParsedItem.Unusable(item.line(), id, fault(first));
  }

  /** The line that an id stood in first, which is this one if it is new. */
  private long first(String id, long line) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong();
    long low = hash.getLong();
    int slot = slot(slots, high, low);
    if (slots[slot + LINE] != 0) {
      return slots[slot + LINE];
    }
    put(slots, slot, high, low, line);
    if (++count * 2L * LONGS > slots.length) {
      grow();
    }
    return line;
  }

  private static int slot(long[] slots, long high, long low) {
    int capacity = slots.length / LONGS;
    int at = (int) Math.floorMod(high, (long) capacity);
    while (slots[at * LONGS + LINE] != 0
        && (slots[at * LONGS] != high || slots[at * LONGS + 1] != low)) {
      at = at + 1 == capacity ? 0 : at + 1;
    }
    return at * LONGS;
  }

  private static void put(long[] slots, int slot, long high, long low, long line) {
    slots[slot] = high;
    slots[slot + 1] = low;
    slots[slot + LINE] = line;
  }

  private void grow() {
    long[] wider = new long[Math.multiplyExact(slots.length, 2)];
    for (int slot = 0; slot < slots.length; slot += LONGS) {
      if (slots[slot + LINE] != 0) {
        long high = slots[slot];
        long low = slots[slot + 1];
        put(wider, slot(wider, high, low), high, low, slots[slot + LINE]);
      }
    }
    slots = wider;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
