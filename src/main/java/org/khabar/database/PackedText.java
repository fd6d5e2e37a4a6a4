package org.khabar.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Texts as the tables hold them: a byte that says how, then UTF-8, as it is or deflated. What is
 * kept is mostly text, and text packs well.
 */
public final class PackedText {
  /** Shorter texts gain nothing. */
  private static final int WORTH_PACKING = 400;

  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;

  private PackedText() {}

  /** A text as a column of bytes. */
  public static byte[] pack(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(utf8.length + 1);
    if (utf8.length < WORTH_PACKING) {
      packed.write(PLAIN);
      packed.writeBytes(utf8);
      return packed.toByteArray();
    }
    packed.write(DEFLATED);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(utf8);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  /** The text of a column of bytes. */
  public static String unpack(byte[] packed) {
    if (packed[0] == PLAIN) {
      return new String(packed, 1, packed.length - 1, StandardCharsets.UTF_8);
    }
    try (InflaterInputStream in =
        new InflaterInputStream(new java.io.ByteArrayInputStream(packed, 1, packed.length - 1))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored text is damaged", e);
    }
  }
}
