package org.khabar.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The check that a bundle's files are those that its description was written for. */
public final class BundleSeal {
  private BundleSeal() {}

  /**
   * Reads a bundle; where it has a description, its files are those that were described.
   *
   * @throws ModelException as {@link ModelBundle#read} and {@link #verify(ModelBundle)} do
   */
  public static ModelBundle read(Path folder) {
    ModelBundle bundle = ModelBundle.read(folder);
    if (!bundle.hashes().isEmpty()) {
      verify(bundle);
    }
    return bundle;
  }

  /**
   * Hashes every file that the bundle names.
   *
   * @throws ModelException naming the first file that is missing or differs, or if the bundle names
   *     no file
   */
  public static void verify(ModelBundle bundle) {
    verify(bundle.folder(), bundle.hashes());
  }

  /**
   * Hashes every file that a sentence encoder's bundle names.
   *
   * @throws ModelException as {@link #verify(ModelBundle)} does
   */
  public static void verify(EncoderBundle bundle) {
    verify(bundle.folder(), bundle.hashes());
  }

  private static void verify(Path folder, Map<String, String> hashes) {
    if (hashes.isEmpty()) {
      throw new ModelException(folder + ": bundle.json lists no file under 'files'");
    }
    for (Map.Entry<String, String> file : new TreeMap<>(hashes).entrySet()) {
      Path path = inside(folder, file.getKey());
      String found = sha256(path);
      if (!found.equals(file.getValue())) {
        throw new ModelException(
            "%s has SHA-256 %s where bundle.json says %s".formatted(path, found, file.getValue()));
      }
    }
  }

  /**
   * What tells two models apart: SHA-256 over the names and hashes of the bundle's files, or of
   * those that lie in its folder if it is not sealed.
   *
   * @throws ModelException if a file cannot be read
   */
  public static String fingerprint(ModelBundle bundle) {
    Map<String, String> hashes = new TreeMap<>(bundle.hashes());
    if (hashes.isEmpty()) {
      try (Stream<Path> files = Files.list(bundle.folder())) {
        files
            .filter(Files::isRegularFile)
            .forEach(file -> hashes.put(file.getFileName().toString(), sha256(file)));
      } catch (IOException e) {
        throw new ModelException(bundle.folder() + " cannot be read: " + e.getMessage(), e);
      }
    }
    return HexFormat.of()
        .formatHex(sha256().digest(hashes.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static Path inside(Path folder, String name) {
    try {
      Path path = folder.resolve(name);
      Path parent = path.toAbsolutePath().normalize().getParent();
      if (folder.toAbsolutePath().normalize().equals(parent)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new ModelException("bundle.json names what is no file: " + e.getMessage(), e);
    }
    throw new ModelException("bundle.json names a file outside its folder: " + name);
  }

  /**
   * SHA-256 of a file in lower-case hexadecimal.
   *
   * @throws ModelException if the file cannot be read
   */
  public static String sha256(Path path) {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchFileException e) {
      throw new ModelException(path + " is missing", e);
    } catch (IOException e) {
      throw new ModelException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
