package org.khabar.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.khabar.model.TorchCheckpoint.Region;
import org.khabar.model.TorchPickle.Storage;

/**
 * What a PyTorch file holds and where.
 *
 * @param tensors the tensors by name, in the file's order
 * @param described the storages as the description has them
 * @param storages where each storage lies, by its key
 */
record TorchLayout(
    Map<String, StoredTensor> tensors,
    Collection<Storage> described,
    Map<String, Region> storages) {
  TorchLayout {
    described = List.copyOf(described);
    storages = Map.copyOf(storages);
  }
}
