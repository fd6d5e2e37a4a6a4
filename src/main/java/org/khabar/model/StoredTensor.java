package org.khabar.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tensor as PyTorch stores it: a view of a storage that several tensors may share.
 *
 * @param storage the storage's key
 * @param type element type; null if it is one that no model here uses
 * @param offset first element within the storage
 * @param shape sizes from the outermost dimension
 * @param strides elements from one index to the next, for each dimension
 */
record StoredTensor(
    String storage, @Nullable TensorType type, long offset, List<Long> shape, List<Long> strides) {
  StoredTensor {
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
  }

  /** Whether its elements follow one another, row by row. */
  boolean contiguous() {
    long expected = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      if (shape.get(i) != 1 && strides.get(i) != expected) {
        return false;
      }
      expected = Math.multiplyExact(expected, shape.get(i));
    }
    return true;
  }

  /**
   * Number of elements from the first of the storage to the last of this tensor.
   *
   * @throws ArithmeticException if that is beyond all measure
   */
  long extent() {
    long last = offset;
    for (int i = 0; i < shape.size(); i++) {
      if (shape.get(i) == 0) {
        return offset;
      }
      last = Math.addExact(last, Math.multiplyExact(shape.get(i) - 1, strides.get(i)));
    }
    return Math.addExact(last, 1);
  }
}
