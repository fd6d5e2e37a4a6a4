package org.khabar.evaluate;

import java.util.Arrays;

/**
 * A multiset of the n-grams of one order, each known by the name of its prefix of n - 1 symbols and
 * its last symbol. It gives every distinct n-gram a name in turn, so that comparing n-grams of any
 * order is comparing two numbers. An open-addressing hash table with linear probing; a name is a
 * slot.
 */
final class NgramTable {

  /** The name of an n-gram that was never added. */
  static final int ABSENT = -1;

  private static final long EMPTY = -1;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L; // Knuth's multiplicative hashing

  private final long[] keys;
  private final int[] counts;
  private final int hashShift;

  /** A table for at most so many n-grams. */
  NgramTable(int size) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size) + 1; // at most half full
    keys = new long[1 << bits];
    Arrays.fill(keys, EMPTY);
    counts = new int[keys.length];
    hashShift = Long.SIZE - bits;
  }

  /** Adds one occurrence and returns the n-gram's name. */
  int add(int prefixName, int symbol) {
    long key = key(prefixName, symbol);
    int slot = slot(key);
    keys[slot] = key;
    counts[slot]++;
    return slot;
  }

  /** The n-gram's name, or {@link #ABSENT}. */
  int find(int prefixName, int symbol) {
    int slot = slot(key(prefixName, symbol));
    return keys[slot] == EMPTY ? ABSENT : slot;
  }

  /** Takes one occurrence out and says whether there was one left. */
  boolean take(int name) {
    if (counts[name] == 0) {
      return false;
    }
    counts[name]--;
    return true;
  }

  private static long key(int prefixName, int symbol) {
    return ((long) prefixName << Integer.SIZE) | symbol;
  }

  private int slot(long key) {
    int slot = (int) ((key * GOLDEN_RATIO) >>> hashShift);
    while (keys[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }
}
