package org.khabar.spark;

import org.apache.spark.Partitioner;
import org.khabar.jobs.JobSettings;

/**
 * Keeps the lines of a window together, and the windows in their order: so every window holds what
 * it would hold if one machine did them all, and a part of the output follows on the one before it.
 */
final class WindowPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final long lines;
  private final int partitions;

  /**
   * @param windows windows a partition
   * @param count lines there are
   */
  WindowPartitioner(int windows, long count) {
    this.lines = (long) windows * JobSettings.WINDOW;
    this.partitions = Math.toIntExact(Math.max(1, (count + lines - 1) / lines));
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object line) {
    return (int) ((Long) line / lines);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WindowPartitioner that
        && that.lines == lines
        && that.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(lines) + 31 * partitions;
  }
}
