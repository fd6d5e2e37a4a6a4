package org.khabar.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.khabar.article.TextBytes;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A whole text from a file or standard input. */
final class ArticleFile {
  @Parameters(paramLabel = "FILE", description = "Plain text, or - for standard input.")
  private String file = "-";

  @Option(
      names = "--encoding",
      paramLabel = "CHARSET",
      defaultValue = "UTF-8",
      description = "Encoding of the text, such as windows-1256. Default: ${DEFAULT-VALUE}")
  private Charset encoding = StandardCharsets.UTF_8;

  /**
   * Reads the text.
   *
   * @throws UnusableFileException if there is none
   * @throws org.khabar.article.UnreadableArticleException if a byte does not belong to the encoding
   */
  String read() {
    try {
      byte[] bytes =
          file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
      return TextBytes.decode(bytes, encoding);
    } catch (IOException | InvalidPathException e) {
      throw TextFile.unreadable(file, e);
    }
  }
}
