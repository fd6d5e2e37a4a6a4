package org.khabar.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.khabar.article.TextBytes;
import org.khabar.article.UnreadableArticleException;

/** The files of a folder, each an article. */
public final class BatchFiles {
  private static final int MAX_BYTES = 4 << 20;

  private BatchFiles() {}

  /** All files of a folder and those within it, by path, but those whose name begins with a dot. */
  public static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted((a, b) -> name(folder, a).compareTo(name(folder, b)))
          .toList();
    }
  }

  /** A file's name within a folder, the same on every system. */
  public static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  static ParsedItem read(Path folder, Path file, int number) throws IOException {
    String name = name(folder, file);
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      return new ParsedItem.Unusable(
          number, name, "%d bytes; a file may have %d".formatted(size, MAX_BYTES));
    }
    try {
      return new ParsedItem.Usable(
          number,
          name,
          JobItem.Kind.ARTICLE,
          TextBytes.decode(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (UnreadableArticleException e) {
      return new ParsedItem.Unusable(number, name, String.valueOf(e.getMessage()));
    }
  }
}
