package org.khabar.model;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/** The tensors of a model on disk. Closing it ends the use of every buffer it gave out. */
public interface Checkpoint extends AutoCloseable {

  /**
   * Opens a safetensors file ({@code .safetensors}), a PyTorch file ({@code .bin}), or the index of
   * several of either ({@code .json}).
   *
   * @throws ModelException if it is damaged
   */
  static Checkpoint open(Path file) {
    String name = file.toString();
    if (name.endsWith(".json")) {
      return ShardedCheckpoint.open(file);
    }
    return name.endsWith(".bin") ? TorchCheckpoint.open(file) : SafetensorsFile.open(file);
  }

  /** All tensors by name, in the file's order. */
  Map<String, TensorEntry> entries();

  /**
   * The bytes of one tensor: a direct, little-endian, read-only view of the file, row by row.
   *
   * @throws ModelException if there is no such tensor
   */
  ByteBuffer read(String name);

  @Override
  void close();
}
