package org.khabar.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of weights of which parts are mapped, not read: the heap holds none of them. */
final class MappedFile implements AutoCloseable {

  /** What reads an opened file's description. */
  interface Reader<T> {
    T read(MappedFile file) throws IOException;
  }

  private final Path path;
  private final FileChannel channel;

  private MappedFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens a file for a reader, and closes it again if the reader fails.
   *
   * @throws ModelException if the file is missing or cannot be read
   */
  static <T> T open(Path path, Reader<T> reader) {
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return reader.read(new MappedFile(path, channel));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new ModelException(path + " is missing", e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static ModelException unreadable(Path path, IOException e) {
    return new ModelException(path + " cannot be read: " + e.getMessage(), e);
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  /**
   * A direct, little-endian, read-only view of a part.
   *
   * @throws ModelException if the part is over 2 GiB or cannot be read
   */
  ByteBuffer map(long offset, long bytes) {
    if (bytes > Integer.MAX_VALUE) {
      throw new ModelException(
          path + " holds a part of " + bytes + " bytes, over the limit of 2 GiB");
    }
    try {
      return channel
          .map(FileChannel.MapMode.READ_ONLY, offset, bytes)
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new ModelException(path + " cannot be closed: " + e.getMessage(), e);
    }
  }
}
