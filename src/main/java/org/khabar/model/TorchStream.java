package org.khabar.model;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khabar.model.PickleReader.PickleException;
import org.khabar.model.TorchCheckpoint.Region;
import org.khabar.model.TorchPickle.Storage;

/**
 * PyTorch's format before 1.6: a magic number, a protocol number, facts about the machine, the
 * state dictionary and the list of its storages' keys, each a pickle; then the storages in that
 * order, each after the eight bytes of its length in elements.
 */
final class TorchStream {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long PROTOCOL = 1001;

  private TorchStream() {}

  /**
   * Reads the description.
   *
   * @throws PickleException if the file is damaged or of another kind
   */
  static TorchLayout read(MappedFile file) throws IOException {
    FileChannel channel = file.channel();
    long start = Math.min(channel.size(), TorchCheckpoint.MAX_PICKLE_BYTES);
    ByteBuffer in = file.map(0, start);
    if (start < 2 || in.get(0) != (byte) 0x80 || !MAGIC.equals(plain(in))) {
      throw new PickleException("it begins as neither of PyTorch's formats does");
    }
    if (!Long.valueOf(PROTOCOL).equals(plain(in))) {
      throw new PickleException("it is of an unknown protocol");
    }
    if (!(plain(in) instanceof Map<?, ?> machine)
        || !Boolean.TRUE.equals(machine.get("little_endian"))) {
      throw new PickleException("its numbers are not little-endian");
    }
    TorchPickle reader = new TorchPickle();
    Map<String, StoredTensor> tensors = reader.read(in);
    if (!(plain(in) instanceof List<?> keys)) {
      throw new PickleException("it has no list of storages");
    }
    return new TorchLayout(
        tensors, reader.storages().values(), regions(channel, in.position(), keys, reader));
  }

  private static Object plain(ByteBuffer in) {
    return PickleReader.read(
        in,
        id -> {
          throw new PickleException("it refers to a storage where none can be");
        },
        (function, arguments) -> {
          throw new PickleException("it calls " + function + ", which is not allowed");
        });
  }

  private static Map<String, Region> regions(
      FileChannel channel, long start, List<?> keys, TorchPickle reader) throws IOException {
    Map<String, Region> regions = new HashMap<>();
    long at = start;
    for (Object key : keys) {
      Storage storage = key instanceof String text ? reader.storages().get(text) : null;
      if (storage == null) {
        throw new PickleException("it lists a storage that it does not describe");
      }
      ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      if (channel.read(length, at) != Long.BYTES) {
        throw new PickleException("it ends in the middle");
      }
      long elements = length.flip().getLong();
      at += Long.BYTES;
      if (elements != storage.elements()
          || elements > (channel.size() - at) / storage.elementBytes()) {
        throw new PickleException(
            "storage %s claims %d elements, of which %d bytes are there"
                .formatted(storage.key(), elements, channel.size() - at));
      }
      regions.put(storage.key(), new Region(at, elements * storage.elementBytes()));
      at += elements * storage.elementBytes();
    }
    return regions;
  }
}
