package org.khabar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.khabar.jobs.BatchFile;
import org.khabar.jobs.BatchFiles;
import org.khabar.jobs.BatchFolder;
import org.khabar.jobs.BatchLines;
import org.khabar.jobs.BatchOutput;
import org.khabar.jobs.BatchPage;
import org.khabar.jobs.BatchSource;

/** What a batch reads. */
enum BatchForm {
  /** JSON objects with a text or an article, a line each, or an array of them. */
  NDJSON,
  /** A text a line. */
  LINES,
  /** A page of HTML. */
  HTML,
  /** An IPTC ninjs item. */
  NINJS,
  /** Files, each by its name: HTML, ninjs, NDJSON, or an article. */
  FOLDER;

  /** What a name speaks for. */
  static BatchForm of(String name) {
    if (!name.equals("-") && Files.isDirectory(Path.of(name))) {
      return FOLDER;
    }
    return switch (BatchFile.Form.of(name)) {
      case ITEMS -> NDJSON;
      case PAGE -> HTML;
      case NINJS -> NINJS;
      case ARTICLE -> LINES;
    };
  }

  BatchFormat usualFormat() {
    return this == LINES || isOneItem() ? BatchFormat.TEXT : BatchFormat.JSON;
  }

  private boolean isOneItem() {
    return this == HTML || this == NINJS;
  }

  BatchSource open(String name) throws IOException {
    return switch (this) {
      case NDJSON -> BatchSource.ndjson(BatchCommand.stream(name));
      case LINES -> BatchSource.lines(BatchCommand.stream(name));
      case HTML -> BatchSource.whole(name, BatchFile.Form.PAGE, BatchCommand.stream(name));
      case NINJS -> BatchSource.whole(name, BatchFile.Form.NINJS, BatchCommand.stream(name));
      case FOLDER -> BatchSource.files(Path.of(name), BatchFiles.list(Path.of(name)));
    };
  }

  BatchOutput output(String name, BatchFormat format) throws IOException {
    boolean pipe = name.equals("-");
    boolean plain = format == BatchFormat.TEXT;
    return switch (this) {
      case FOLDER -> new BatchFolder(Path.of(name), plain);
      case HTML, NINJS -> pipe ? BatchPage.of(System.out) : BatchPage.of(Path.of(name));
      case NDJSON, LINES ->
          pipe ? BatchLines.of(System.out, plain) : BatchLines.of(Path.of(name), plain);
    };
  }

  /** How many items there are, where that is known beforehand. */
  OptionalInt count(String name) throws IOException {
    if (this != FOLDER) {
      return isOneItem() ? OptionalInt.of(1) : OptionalInt.empty();
    }
    List<Path> files = BatchFiles.list(Path.of(name));
    boolean each =
        files.stream()
            .noneMatch(file -> BatchFile.Form.of(file.toString()) == BatchFile.Form.ITEMS);
    return each ? OptionalInt.of(files.size()) : OptionalInt.empty();
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
