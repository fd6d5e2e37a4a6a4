package org.khabar.jobs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * A gzipped upload, unzipped. One that swells beyond all that text does is given up: a few bytes of
 * it would keep a thread and the disk busy for hours.
 */
final class UnzippedUpload extends FilterInputStream {
  /** Up to here no ratio is suspect. */
  static final long FREE_BYTES = 64L << 20;

  /** News shrinks to a fifth, a file of one line over and over to a hundredth. */
  static final int MOST_TIMES = 300;

  private static final int BUFFER = 1 << 16;

  private final Counted zipped;
  private long unzipped;

  /** Counts what is read. */
  private static final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
      int read = super.read(into, start, length);
      bytes += Math.max(0, read);
      return read;
    }
  }

  UnzippedUpload(InputStream gzip) throws IOException {
    this(new Counted(gzip));
  }

  private UnzippedUpload(Counted zipped) throws IOException {
    super(new GZIPInputStream(zipped, BUFFER));
    this.zipped = zipped;
  }

  /**
   * @throws UploadException if it swells beyond measure
   */
  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    int read = super.read(into, start, length);
    unzipped += Math.max(0, read);
    if (unzipped > FREE_BYTES && unzipped / MOST_TIMES > zipped.bytes) {
      throw UploadException.of(
          UploadException.Kind.TOO_LARGE,
          "the gzip stream grows to more than %d times its size, beyond the %d bytes that it may have at any ratio"
              .formatted(MOST_TIMES, FREE_BYTES));
    }
    return read;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
