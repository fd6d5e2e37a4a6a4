package org.khabar.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.khabar.article.ArticleFormat;
import org.khabar.article.SentArticle;
import org.khabar.article.TextBytes;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An article from a file or standard input, in any format that newsrooms send. */
final class ArticleFile {
  @Parameters(
      paramLabel = "FILE",
      description = {
        "Plain text, HTML, IPTC ninjs, NewsML-G2 or NITF, known by content and ending;",
        "- for standard input."
      })
  private String file = "-";

  @Option(
      names = "--encoding",
      paramLabel = "CHARSET",
      description =
          "Encoding, such as windows-1256. Default: what HTML and XML say themselves, else UTF-8.")
  private @Nullable Charset encoding;

  /**
   * Reads the text.
   *
   * @throws UnusableFileException if there is none
   * @throws org.khabar.article.UnreadableArticleException if a byte does not belong to the encoding
   */
  String read() {
    return TextBytes.decode(bytes(), encoding == null ? StandardCharsets.UTF_8 : encoding);
  }

  /**
   * Reads the bytes of an article.
   *
   * @throws UnusableFileException if there are none
   */
  SentArticle sent() {
    byte[] bytes = bytes();
    return new SentArticle(bytes, ArticleFormat.of(bytes, file), encoding);
  }

  private byte[] bytes() {
    try {
      return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw TextFile.unreadable(file, e);
    }
  }
}
