package org.khabar.article;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads lines as bytes and decodes each by itself, so that one that is not UTF-8 spoils no other.
 * Lines end at LF; a CR before it is dropped.
 */
public final class LineReader implements AutoCloseable {
  /** A longer line is no sentence; it is read over, not kept. */
  public static final int MAX_BYTES = 1 << 20;

  private final InputStream in;

  public LineReader(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /**
   * A line.
   *
   * @param text its text; empty if it cannot be used
   * @param fault why it cannot be used; empty if it can
   */
  public record Line(String text, String fault) {
    public boolean usable() {
      return fault.isEmpty();
    }
  }

  /** The next line; empty at the end of the input. */
  public Optional<Line> next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long length = 0;
    int b = in.read();
    if (b < 0) {
      return Optional.empty();
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (++length <= MAX_BYTES) {
        bytes.write(b);
      }
    }
    return Optional.of(length > MAX_BYTES ? tooLong(length) : decoded(bytes.toByteArray()));
  }

  /** A line that was cut out elsewhere, as a stream would give it; without its line feed. */
  public static Line line(byte[] bytes) {
    return bytes.length > MAX_BYTES ? tooLong(bytes.length) : decoded(bytes);
  }

  private static Line tooLong(long length) {
    return new Line("", "%d bytes; a line may have %d".formatted(length, MAX_BYTES));
  }

  private static Line decoded(byte[] bytes) {
    int length =
        bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
      return new Line(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString(), "");
    } catch (CharacterCodingException e) {
      return new Line("", "it is not UTF-8 text");
    }
  }

  /** Whether the next line can be had without waiting. */
  public boolean ready() throws IOException {
    return in.available() > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
