package org.khabar.jobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What of a batch is done, in a file beside its output: a line a window, written when the window's
 * output is on the disk. A line that was cut short does not count, and nor does the output after
 * the last whole one: it is written again, the same.
 */
public final class BatchJournal implements AutoCloseable {
  private static final String MAGIC = "khabar-batch 1 ";
  private static final String DONE = "done";

  private final FileChannel channel;
  private final Place place;
  private final boolean done;

  private BatchJournal(FileChannel channel, Place place, boolean done) {
    this.channel = channel;
    this.place = place;
    this.done = done;
  }

  /**
   * How far a batch is.
   *
   * @param items items that are done
   * @param failed those of them that could not be translated
   * @param bytes length of the output
   */
  public record Place(int items, int failed, long bytes) {
    /** The beginning. */
    public static final Place START = new Place(0, 0, 0);
  }

  /** The journal of an output. */
  public static Path beside(Path output) {
    return output.resolveSibling(output.getFileName() + ".journal");
  }

  /**
   * Opens a journal, or begins one.
   *
   * @param fingerprint of the input and of all that the output depends on
   * @throws UploadException if there is one that belongs to something else
   */
  public static BatchJournal open(Path file, String fingerprint) throws IOException {
    Place place = Place.START;
    boolean done = false;
    long length = 0;
    if (Files.exists(file)) {
      String text = Files.readString(file);
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      if (!lines.isEmpty() && !lines.get(0).equals(MAGIC + fingerprint)) {
        throw UploadException.option(
            "OUT", file + " belongs to another input, model or setting; remove it to begin anew");
      }
      for (String line : lines) {
        length += line.getBytes(StandardCharsets.UTF_8).length + 1;
        if (line.equals(DONE)) {
          done = true;
        } else if (!line.startsWith(MAGIC)) {
          place = place(line);
        }
      }
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(length).position(length);
    BatchJournal journal = new BatchJournal(channel, place, done);
    if (length == 0) {
      journal.append(MAGIC + fingerprint);
    }
    return journal;
  }

  private static Place place(String line) {
    String[] numbers = line.split(" ", -1);
    return new Place(
        Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Long.parseLong(numbers[2]));
  }

  /** How far the batch was when the journal was opened. */
  public Place place() {
    return place;
  }

  /** Whether the batch was done when the journal was opened. */
  public boolean isDone() {
    return done;
  }

  /** Records how far the batch is; its output must be on the disk. */
  public void record(Place reached) throws IOException {
    append("%d %d %d".formatted(reached.items(), reached.failed(), reached.bytes()));
  }

  /** Records that the batch is done. */
  public void finish() throws IOException {
    append(DONE);
  }

  private void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
