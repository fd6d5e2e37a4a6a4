package org.khabar.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.khabar.article.UnreadableArticleException;
import org.khabar.desk.document.DocumentFormat;
import org.khabar.desk.document.DocumentText;

/** The files of a folder. */
public final class BatchFiles {
  static final int MAX_BYTES = 4 << 20;

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

  /**
   * Whether a file is a link to one outside its folder. Those who may put files into a folder may
   * not read all that whoever works on it may, so such links are not followed.
   */
  static boolean leadsOut(Path folder, Path file) throws IOException {
    return !file.toRealPath().startsWith(folder.toRealPath());
  }

  static BatchSource.Read read(Path file, String name, BatchFile.Form form, int number)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return whole(name, form, in.readNBytes(MAX_BYTES + 1), number);
    }
  }

  /** A file that is one item. */
  static BatchSource.Read whole(String name, BatchFile.Form form, byte[] bytes, int number) {
    BatchFile file = BatchFile.of(name, form);
    try {
      if (bytes.length > MAX_BYTES) {
        String said = "more than the %d bytes that a file may have".formatted(MAX_BYTES);
        return new BatchSource.Read(new ParsedItem.Unusable(number, name, said), file);
      }
      boolean page = form == BatchFile.Form.PAGE;
      DocumentText text =
          DocumentText.read(bytes, page ? DocumentFormat.HTML : DocumentFormat.TEXT);
      JobItem.Kind kind =
          switch (form) {
            case PAGE -> JobItem.Kind.PAGE;
            case NINJS -> JobItem.Kind.NINJS;
            case ARTICLE, ITEMS -> JobItem.Kind.ARTICLE;
          };
      return new BatchSource.Read(
          new ParsedItem.Usable(number, name, kind, text.text()),
          new BatchFile(name, form, text.charset()));
    } catch (UnreadableArticleException e) {
      return new BatchSource.Read(
          new ParsedItem.Unusable(number, name, String.valueOf(e.getMessage())), file);
    }
  }
}
