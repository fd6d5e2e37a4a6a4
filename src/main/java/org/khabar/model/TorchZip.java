package org.khabar.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.khabar.model.PickleReader.PickleException;
import org.khabar.model.TorchCheckpoint.Region;

/**
 * PyTorch's zip format: {@code NAME/data.pkl} describes, {@code NAME/data/KEY} are the storages.
 * Every entry is stored, none compressed; a compressed one is refused, so nothing can unfold.
 */
final class TorchZip {
  private static final int MAX_ENTRIES = 100_000;

  private TorchZip() {}

  /** Whether a file begins as a zip archive does. */
  static boolean matches(FileChannel channel) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(4);
    channel.read(start, 0);
    return start.flip().remaining() == 4 && start.getInt() == 0x504b0304;
  }

  /**
   * Reads the description.
   *
   * @throws PickleException if the archive is damaged or not PyTorch's
   */
  static TorchLayout read(MappedFile file) throws IOException {
    Map<String, Region> regions = regions(file);
    Map.Entry<String, Region> description =
        regions.entrySet().stream()
            .filter(entry -> entry.getKey().matches("[^/]+/data\\.pkl"))
            .findFirst()
            .orElseThrow(() -> new PickleException("its archive has no data.pkl"));
    String top = description.getKey().substring(0, description.getKey().indexOf('/') + 1);
    Region order = regions.get(top + "byteorder");
    if (order != null && !text(file, order).equals("little")) {
      throw new PickleException("its numbers are not little-endian");
    }
    long bytes = description.getValue().bytes();
    if (bytes > TorchCheckpoint.MAX_PICKLE_BYTES) {
      throw new PickleException("its description claims " + bytes + " bytes");
    }
    TorchPickle reader = new TorchPickle();
    Map<String, StoredTensor> tensors = reader.read(map(file, description.getValue()));
    Map<String, Region> storages = new HashMap<>();
    for (String key : reader.storages().keySet()) {
      Region region = regions.get(top + "data/" + key);
      if (region != null) {
        storages.put(key, region);
      }
    }
    return new TorchLayout(tensors, reader.storages().values(), storages);
  }

  private static Map<String, Region> regions(MappedFile file) throws IOException {
    Map<String, Region> regions = new HashMap<>();
    try (ZipFile zip =
        ZipFile.builder().setPath(file.path()).setIgnoreLocalFileHeader(false).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (entry.getMethod() != ZipEntry.STORED) {
          throw new PickleException("its archive holds " + entry.getName() + " compressed");
        }
        long offset = entry.getDataOffset();
        if (offset < 0 || entry.getSize() < 0 || entry.getSize() > file.channel().size() - offset) {
          throw new PickleException("its archive claims more than it has for " + entry.getName());
        }
        regions.put(entry.getName(), new Region(offset, entry.getSize()));
        if (regions.size() > MAX_ENTRIES) {
          throw new PickleException("its archive has more than " + MAX_ENTRIES + " entries");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new PickleException("its archive is damaged: " + e.getMessage());
    }
    return regions;
  }

  private static String text(MappedFile file, Region region) {
    return region.bytes() > 100
        ? ""
        : StandardCharsets.US_ASCII.decode(map(file, region)).toString().strip();
  }

  private static ByteBuffer map(MappedFile file, Region region) {
    return file.map(region.offset(), region.bytes());
  }
}
