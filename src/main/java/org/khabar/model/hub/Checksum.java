package org.khabar.model.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the hub says a file's content hashes to: SHA-256 of large files, and of small ones the hash
 * under which git keeps them (SHA-1 over {@code blob}, the length, a zero byte and the content).
 *
 * @param kind how it is computed
 * @param value lower-case hexadecimal
 */
record Checksum(Kind kind, String value) {

  /** Ways to hash. */
  enum Kind {
    SHA256("SHA-256"),
    GIT("SHA-1");

    private final String algorithm;

    Kind(String algorithm) {
      this.algorithm = algorithm;
    }
  }

  /** The hash of a file's content, of this kind. */
  String of(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance(kind.algorithm);
      if (kind == Kind.GIT) {
        digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
      }
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + kind.algorithm, e);
    }
  }

  @Override
  public String toString() {
    return (kind == Kind.GIT ? "git hash " : "SHA-256 ") + value;
  }
}
