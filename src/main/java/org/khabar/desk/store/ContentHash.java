package org.khabar.desk.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first 128 bits of a SHA-256 over texts, in hexadecimal digits. */
public final class ContentHash {
  private static final int BYTES = 16;

  private ContentHash() {}

  /** The hash of some texts, which differs wherever one of them does, by half a character even. */
  public static String of(String... texts) {
    MessageDigest digest = sha256();
    for (String text : texts) {
      ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Character.BYTES * text.length());
      bytes.putInt(text.length()).asCharBuffer().put(text);
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
