package org.khabar.api.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of a key: {@code khb_} and 256 random bits in base64url. Only its SHA-256 is kept;
 * with that many bits, there is nothing that salt or a slow hash would add.
 */
record KeySecret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String MARK = "khb_";
  private static final int BYTES = 32;
  private static final int PREFIX = 12;
  private static final int LENGTH = 47;

  static KeySecret fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new KeySecret(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether it can be the secret of a key at all. */
  boolean isWellFormed() {
    return text.length() == LENGTH && text.startsWith(MARK);
  }

  /** What may be shown of it. */
  String prefix() {
    return text.substring(0, PREFIX);
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether a hash is this secret's, in a time that does not tell how much of it is. */
  boolean matches(byte[] other) {
    return MessageDigest.isEqual(hash(), other);
  }

  @Override
  public String toString() {
    return "KeySecret";
  }
}
