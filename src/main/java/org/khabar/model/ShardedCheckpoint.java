package org.khabar.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A checkpoint in several files, named by an index ({@code model.safetensors.index.json} or {@code
 * pytorch_model.bin.index.json}) whose {@code weight_map} gives the file of each tensor.
 */
final class ShardedCheckpoint implements Checkpoint {
  private final List<Checkpoint> files = new ArrayList<>();
  private final Map<String, Checkpoint> owners = new LinkedHashMap<>();
  private final Map<String, TensorEntry> entries = new LinkedHashMap<>();

  private ShardedCheckpoint() {}

  /**
   * Opens the files that an index names, which must lie beside it.
   *
   * @throws ModelException if a file is missing or damaged, or does not hold what the index says
   */
  static ShardedCheckpoint open(Path index) {
    JsonNode map = JsonFile.read(index).path("weight_map");
    if (!map.isObject() || map.isEmpty()) {
      throw new ModelException(index + " has no weight_map");
    }
    ShardedCheckpoint checkpoint = new ShardedCheckpoint();
    try {
      checkpoint.openFiles(index, map);
      return checkpoint;
    } catch (RuntimeException e) {
      checkpoint.close();
      throw e;
    }
  }

  private void openFiles(Path index, JsonNode map) {
    TreeSet<String> names = new TreeSet<>();
    map.forEach(file -> names.add(file.asText()));
    for (String name : names) {
      if (!name.matches("[A-Za-z0-9._-]+\\.(safetensors|bin)") || name.startsWith(".")) {
        throw new ModelException(index + " names what is no weights file beside it: " + name);
      }
      Checkpoint file = Checkpoint.open(index.resolveSibling(name));
      files.add(file);
      for (TensorEntry entry : file.entries().values()) {
        if (!map.path(entry.name()).asText().equals(name)) {
          throw new ModelException(
              "%s holds tensor %s, which %s does not place there"
                  .formatted(name, entry.name(), index.getFileName()));
        }
        entries.put(entry.name(), entry);
        owners.put(entry.name(), file);
      }
    }
    for (String tensor : map.propertyStream().map(Map.Entry::getKey).toList()) {
      if (!entries.containsKey(tensor)) {
        throw new ModelException(index + " places tensor " + tensor + " in a file that lacks it");
      }
    }
  }

  @Override
  public Map<String, TensorEntry> entries() {
    return Collections.unmodifiableMap(entries);
  }

  @Override
  public ByteBuffer read(String name) {
    Checkpoint file = owners.get(name);
    if (file == null) {
      throw new ModelException("no shard has a tensor " + name);
    }
    return file.read(name);
  }

  @Override
  public void close() {
    files.forEach(Checkpoint::close);
  }
}
