package org.khabar.model;

import java.util.List;

/**
 * One tensor of a checkpoint, described but not read.
 *
 * @param name its name in the file
 * @param type element type
 * @param shape sizes from the outermost dimension; empty for a scalar
 */
public record TensorEntry(String name, TensorType type, List<Long> shape) {
  public TensorEntry {
    shape = List.copyOf(shape);
  }

  /** Number of elements. */
  public long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Size in bytes. */
  public long bytes() {
    return Math.multiplyExact(elements(), (long) type.bytes());
  }
}
