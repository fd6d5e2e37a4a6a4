package org.khabar.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The tensors that a checkpoint must and may hold, by name, with their shapes. */
final class TensorPlan {
  private final String prefix;
  private final Map<String, List<Long>> required = new LinkedHashMap<>();
  private final Map<String, List<Long>> redundant = new LinkedHashMap<>();

  /**
   * @param prefix what may stand before each name in the file
   */
  TensorPlan(String prefix) {
    this.prefix = prefix;
  }

  Map<String, List<Long>> required() {
    return Collections.unmodifiableMap(required);
  }

  void require(String name, List<Long> shape) {
    required.put(name, shape);
  }

  /** A weight of that shape and a bias as long as its first side. */
  void requireAffine(String name, List<Long> shape) {
    require(name + ".weight", shape);
    require(name + ".bias", shape.subList(0, 1));
  }

  /** A tensor that is read over: computed here, held elsewhere, or of no use. */
  void allow(String name, List<Long> shape) {
    redundant.put(name, shape);
  }

  /**
   * Checks a checkpoint and says which of its tensors are taken.
   *
   * @param standIn may move what is stored into the place of what is missing
   * @return the stored tensor for each required name
   * @throws ModelException naming every missing and unknown tensor, or the first of a wrong shape
   */
  Map<String, TensorEntry> match(
      Map<String, TensorEntry> entries, BiConsumer<Map<String, TensorEntry>, Set<String>> standIn) {
    Map<String, TensorEntry> stored = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (TensorEntry entry : entries.values()) {
      String name = canonical(entry.name());
      List<Long> shape = required.getOrDefault(name, redundant.get(name));
      if (shape == null) {
        unknown.add(entry.name());
      } else {
        checkShape(entry, shape);
        stored.put(name, entry);
      }
    }
    TreeSet<String> missing = new TreeSet<>(required.keySet());
    missing.removeAll(stored.keySet());
    standIn.accept(stored, missing);
    if (!missing.isEmpty()) {
      throw new ModelException("the checkpoint lacks " + some(List.copyOf(missing)));
    }
    if (!unknown.isEmpty()) {
      throw new ModelException(
          "the checkpoint holds tensors that its config.json gives no place: " + some(unknown));
    }
    stored.keySet().retainAll(required.keySet());
    return stored;
  }

  private String canonical(String name) {
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private static void checkShape(TensorEntry entry, List<Long> shape) {
    if (!entry.shape().equals(shape)) {
      throw new ModelException(
          "tensor %s has shape %s where config.json asks for %s"
              .formatted(entry.name(), entry.shape(), shape));
    }
  }

  private static String some(List<String> names) {
    int shown = Math.min(names.size(), 5);
    String list = String.join(", ", names.subList(0, shown));
    return names.size() > shown ? list + " and " + (names.size() - shown) + " more" : list;
  }
}
