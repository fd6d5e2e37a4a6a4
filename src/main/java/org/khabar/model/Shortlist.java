package org.khabar.model;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The target tokens that may stand for a source: some that are common to all, and for each source
 * token those that it was seen to become. The output layer need not be computed for the others.
 *
 * <p>A bundle holds it as {@code shortlist.bin}: the eight ASCII bytes {@code KHBSHRT1}, then
 * little-endian 32-bit integers: the size of the source vocabulary {@code S}, the numbers of common
 * tokens {@code C} and of others {@code N}; the {@code C} common tokens; {@code S + 1} offsets, of
 * which the first is 0 and the last {@code N}; {@code N} tokens, those of source token {@code s}
 * from {@code offset[s]} to {@code offset[s + 1]}. {@code models/training/shortlist.py} makes it.
 *
 * @see <a href="https://aclanthology.org/P15-1001/">Jean et al. 2015, section 3.3</a>
 */
public final class Shortlist {
  static final String FILE = "shortlist.bin";
  private static final byte[] MAGIC = "KHBSHRT1".getBytes(StandardCharsets.US_ASCII);

  private final int[] common;
  private final int[] offsets;
  private final int[] others;

  private Shortlist(int[] common, int[] offsets, int[] others) {
    this.common = common;
    this.offsets = offsets;
    this.others = others;
  }

  /**
   * Reads a file.
   *
   * @param sourceVocabulary how many source tokens the model has
   * @param targetVocabulary how many target tokens
   * @throws ModelException if it is damaged or belongs to another vocabulary
   */
  static Shortlist read(Path path, int sourceVocabulary, int targetVocabulary) {
    return MappedFile.open(
        path,
        file -> {
          try (file) {
            return parse(
                file.map(0, file.channel().size()), path, sourceVocabulary, targetVocabulary);
          }
        });
  }

  private static Shortlist parse(ByteBuffer bytes, Path path, int sources, int targets) {
    try {
      byte[] magic = new byte[MAGIC.length];
      bytes.get(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new ModelException(path + " is no shortlist");
      }
      int size = bytes.getInt();
      if (size != sources) {
        throw new ModelException(
            "%s is of %d source tokens, the model has %d".formatted(path, size, sources));
      }
      int commonCount = bytes.getInt();
      int otherCount = bytes.getInt();
      long need = 4L * (commonCount + (size + 1L) + otherCount);
      if (commonCount < 0 || otherCount < 0 || need != bytes.remaining()) {
        throw new ModelException(
            "%s has %d bytes of tokens where its counts say %d"
                .formatted(path, bytes.remaining(), need));
      }
      Shortlist read =
          new Shortlist(ints(bytes, commonCount), ints(bytes, size + 1), ints(bytes, otherCount));
      read.check(path, targets);
      return read;
    } catch (BufferUnderflowException e) {
      throw new ModelException(path + " ends too early", e);
    }
  }

  private static int[] ints(ByteBuffer bytes, int count) {
    int[] values = new int[count];
    bytes.asIntBuffer().get(values);
    bytes.position(bytes.position() + Integer.BYTES * count);
    return values;
  }

  private void check(Path path, int targets) {
    for (int[] tokens : List.of(common, others)) {
      for (int token : tokens) {
        if (token < 0 || token >= targets) {
          throw new ModelException(
              "%s names target token %d, the model has %d".formatted(path, token, targets));
        }
      }
    }
    boolean rising = offsets[0] == 0 && offsets[offsets.length - 1] == others.length;
    for (int i = 1; i < offsets.length; i++) {
      rising &= offsets[i] >= offsets[i - 1];
    }
    if (!rising) {
      throw new ModelException(path + ": its offsets do not rise from 0 to their number");
    }
  }

  /** The tokens that every source may become. */
  public int[] common() {
    return common.clone();
  }

  /** The tokens besides the common ones that a source may become; some may come more than once. */
  public int[] of(int[] source) {
    int count = 0;
    for (int token : source) {
      count += offsets[token + 1] - offsets[token];
    }
    int[] tokens = new int[count];
    int at = 0;
    for (int token : source) {
      int length = offsets[token + 1] - offsets[token];
      System.arraycopy(others, offsets[token], tokens, at, length);
      at += length;
    }
    return tokens;
  }
}
