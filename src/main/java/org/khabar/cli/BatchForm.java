package org.khabar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.khabar.jobs.BatchFiles;
import org.khabar.jobs.BatchFolder;
import org.khabar.jobs.BatchLines;
import org.khabar.jobs.BatchOutput;
import org.khabar.jobs.BatchSource;

/** What a batch reads. */
enum BatchForm {
  /** JSON objects with a text or an article, a line each, or an array of them. */
  NDJSON,
  /** A text a line. */
  LINES,
  /** An article a file. */
  FOLDER;

  /** What a name speaks for. */
  static BatchForm of(String name) {
    String lower = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (!name.equals("-") && Files.isDirectory(Path.of(name))) {
      return FOLDER;
    }
    return lower.matches(".*\\.(ndjson|jsonl|json)") ? NDJSON : LINES;
  }

  BatchFormat usualFormat() {
    return this == LINES ? BatchFormat.TEXT : BatchFormat.JSON;
  }

  BatchSource open(String name) throws IOException {
    return switch (this) {
      case NDJSON -> BatchSource.ndjson(BatchCommand.stream(name));
      case LINES -> BatchSource.lines(BatchCommand.stream(name));
      case FOLDER -> BatchSource.files(Path.of(name), BatchFiles.list(Path.of(name)));
    };
  }

  BatchOutput output(String name, BatchFormat format) throws IOException {
    boolean plain = format == BatchFormat.TEXT;
    if (this == FOLDER) {
      return new BatchFolder(Path.of(name), plain ? ".txt" : ".json");
    }
    return name.equals("-")
        ? BatchLines.of(System.out, plain)
        : BatchLines.of(Path.of(name), plain);
  }

  /** How many items there are, where that is known beforehand. */
  OptionalInt count(String name) throws IOException {
    return this == FOLDER
        ? OptionalInt.of(BatchFiles.list(Path.of(name)).size())
        : OptionalInt.empty();
  }

  /** What tells an input, with the settings that it is translated with, from any other. */
  String fingerprint(String name, String settings) throws IOException {
    MessageDigest digest = sha256();
    digest.update(settings.getBytes(StandardCharsets.UTF_8));
    Path root = Path.of(name);
    List<Path> files = this == FOLDER ? BatchFiles.list(root) : List.of(root);
    for (Path file : files) {
      String line =
          "%s %d %s%n"
              .formatted(
                  this == FOLDER ? BatchFiles.name(root, file) : file.getFileName(),
                  Files.size(file),
                  Files.getLastModifiedTime(file));
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
