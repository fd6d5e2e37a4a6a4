package org.khabar.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.khabar.model.PickleReader.PickleException;
import org.khabar.model.TorchPickle.Storage;

/**
 * A {@code pytorch_model.bin}: what {@code torch.save} wrote, in the zip format (PyTorch 1.6 and
 * later) or in the older format of pickles one after another. Only the description is read; the
 * weights stay in the file, which is mapped.
 */
final class TorchCheckpoint implements Checkpoint {

  /**
   * A part of the file.
   *
   * @param offset its first byte
   * @param bytes its length
   */
  record Region(long offset, long bytes) {}

  /** A description larger than this is no model's. */
  static final long MAX_PICKLE_BYTES = 64L << 20;

  private final MappedFile file;
  private final Map<String, TensorEntry> entries = new LinkedHashMap<>();
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
  private Map<String, Region> storages = Map.of();

  private TorchCheckpoint(MappedFile file) {
    this.file = file;
  }

  /**
   * Opens a file and reads its description.
   *
   * @throws ModelException if it is not readable, not such a file, contradicts itself, or holds
   *     anything but tensors
   */
  static TorchCheckpoint open(Path path) {
    try {
      return MappedFile.open(
          path,
          mapped -> {
            TorchCheckpoint checkpoint = new TorchCheckpoint(mapped);
            checkpoint.readDescription();
            return checkpoint;
          });
    } catch (PickleException e) {
      throw new ModelException(path + " is not a usable PyTorch file: " + e.getMessage(), e);
    }
  }

  private void readDescription() throws IOException {
    TorchLayout layout =
        TorchZip.matches(file.channel()) ? TorchZip.read(file) : TorchStream.read(file);
    storages = layout.storages();
    for (Map.Entry<String, StoredTensor> entry : layout.tensors().entrySet()) {
      StoredTensor tensor = entry.getValue();
      if (tensor.type() != null) {
        tensors.put(entry.getKey(), tensor);
        entries.put(entry.getKey(), new TensorEntry(entry.getKey(), tensor.type(), tensor.shape()));
      }
    }
    for (Storage storage : layout.described()) {
      Region region = storages.get(storage.key());
      if (region == null || region.bytes() / storage.elementBytes() < storage.elements()) {
        throw new PickleException(
            "storage %s claims %d elements of %d bytes, but has %s"
                .formatted(
                    storage.key(),
                    storage.elements(),
                    storage.elementBytes(),
                    region == null ? "none" : region.bytes() + " bytes"));
      }
    }
  }

  @Override
  public Map<String, TensorEntry> entries() {
    return Collections.unmodifiableMap(entries);
  }

  @Override
  public ByteBuffer read(String name) {
    StoredTensor tensor = tensors.get(name);
    TensorEntry entry = entries.get(name);
    if (tensor == null || entry == null) {
      throw new ModelException(file.path() + " has no tensor " + name);
    }
    Region region = Objects.requireNonNull(storages.get(tensor.storage()));
    int size = entry.type().bytes();
    long start = region.offset() + tensor.offset() * size;
    if (tensor.contiguous()) {
      return file.map(start, entry.bytes());
    }
    return gathered(file.map(start, (tensor.extent() - tensor.offset()) * size), tensor, entry);
  }

  /** A copy, row by row, of a tensor that is stored otherwise: a transposed one, for example. */
  private static ByteBuffer gathered(ByteBuffer from, StoredTensor tensor, TensorEntry entry) {
    int size = entry.type().bytes();
    ByteBuffer to =
        ByteBuffer.allocateDirect(Math.toIntExact(entry.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    List<Long> shape = tensor.shape();
    long[] index = new long[shape.size()];
    while (to.hasRemaining()) {
      long at = 0;
      for (int i = 0; i < index.length; i++) {
        at += index[i] * tensor.strides().get(i);
      }
      for (int i = 0; i < size; i++) {
        to.put(from.get((int) at * size + i));
      }
      for (int i = index.length - 1; i >= 0 && ++index[i] == shape.get(i); i--) {
        index[i] = 0;
      }
    }
    return to.flip();
  }

  @Override
  public void close() {
    file.close();
  }
}
