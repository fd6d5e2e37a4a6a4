package org.khabar.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khabar.model.PickleReader.Named;
import org.khabar.model.PickleReader.PickleException;
import org.khabar.model.PickleReader.Tuple;

/** The tensors that a {@code torch.save}d state dictionary describes. */
final class TorchPickle {

  /**
   * A storage that the pickle names.
   *
   * @param key its key in the file
   * @param type its element type; null if no model here uses it
   * @param elementBytes size of one element; 0 if unknown
   * @param elements its length
   */
  record Storage(String key, @Nullable TensorType type, int elementBytes, long elements) {}

  private final Map<String, Storage> storages = new LinkedHashMap<>();

  /** The storages named so far. */
  Map<String, Storage> storages() {
    return storages;
  }

  /**
   * Reads a state dictionary.
   *
   * @return its tensors by name, in the file's order; values that are no tensors are left out
   * @throws PickleException if it is damaged, no dictionary, or asks for more than tensors
   */
  Map<String, StoredTensor> read(ByteBuffer pickle) {
    if (!(PickleReader.read(pickle, this::storage, TorchPickle::call) instanceof Map<?, ?> map)) {
      throw new PickleException("it holds no dictionary of tensors");
    }
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getKey() instanceof String name
          && entry.getValue() instanceof StoredTensor tensor) {
        tensors.put(name, tensor);
      }
    }
    return tensors;
  }

  private Object storage(Object id) {
    if (!(id instanceof Tuple tuple)
        || tuple.items().size() < 5
        || !"storage".equals(tuple.items().get(0))
        || !(tuple.items().get(1) instanceof Named type)
        || !(tuple.items().get(2) instanceof String key)
        || !(tuple.items().get(4) instanceof Long elements)
        || elements < 0) {
      throw new PickleException("it refers to something that is no storage");
    }
    if (tuple.items().size() > 5 && tuple.items().get(5) != PickleReader.None.NONE) {
      throw new PickleException("it holds a storage that is a view of another");
    }
    Storage storage =
        switch (type.toString()) {
          case "torch.FloatStorage" -> new Storage(key, TensorType.F32, 4, elements);
          case "torch.HalfStorage" -> new Storage(key, TensorType.F16, 2, elements);
          case "torch.BFloat16Storage" -> new Storage(key, TensorType.BF16, 2, elements);
          case "torch.LongStorage", "torch.DoubleStorage" -> new Storage(key, null, 8, elements);
          case "torch.IntStorage" -> new Storage(key, null, 4, elements);
          case "torch.ShortStorage" -> new Storage(key, null, 2, elements);
          case "torch.ByteStorage", "torch.CharStorage", "torch.BoolStorage" ->
              new Storage(key, null, 1, elements);
          default -> throw new PickleException("it names a storage of type " + type);
        };
    Storage before = storages.putIfAbsent(key, storage);
    if (before != null && !before.equals(storage)) {
      throw new PickleException("it describes storage " + key + " in two ways");
    }
    return storage;
  }

  private static Object call(Named function, Tuple arguments) {
    List<Object> given = arguments.items();
    return switch (function.toString()) {
      case "collections.OrderedDict" -> orderedDictionary(given);
      case "torch._utils._rebuild_tensor_v2" -> tensor(given);
      case "torch._utils._rebuild_parameter" -> given.get(0);
      default -> throw new PickleException("it calls " + function + ", which is not allowed");
    };
  }

  private static Object orderedDictionary(List<Object> given) {
    if (!given.isEmpty()) {
      throw new PickleException("it makes a dictionary in an unknown way");
    }
    return new LinkedHashMap<Object, Object>();
  }

  private static StoredTensor tensor(List<Object> given) {
    if (given.size() < 4
        || !(given.get(0) instanceof Storage storage)
        || !(given.get(1) instanceof Long offset)
        || !(given.get(2) instanceof Tuple sizes)
        || !(given.get(3) instanceof Tuple steps)) {
      throw new PickleException("it makes a tensor in an unknown way");
    }
    List<Long> shape = counts(sizes);
    List<Long> strides = counts(steps);
    if (offset < 0 || shape.size() != strides.size()) {
      throw new PickleException("it makes a tensor of impossible shape");
    }
    StoredTensor tensor = new StoredTensor(storage.key(), storage.type(), offset, shape, strides);
    try {
      if (tensor.extent() > storage.elements()) {
        throw new PickleException(
            "it makes a tensor of shape %s from a storage of %d elements"
                .formatted(shape, storage.elements()));
      }
    } catch (ArithmeticException e) {
      throw new PickleException("it makes a tensor of impossible shape " + shape);
    }
    return tensor;
  }

  private static List<Long> counts(Tuple tuple) {
    List<Long> counts = new ArrayList<>();
    for (Object item : tuple.items()) {
      if (!(item instanceof Long count) || count < 0) {
        throw new PickleException("it makes a tensor of impossible shape");
      }
      counts.add(count);
    }
    return counts;
  }
}
