package org.khabar.article;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.khabar.article.UnreadableArticleException.Reason;

/**
 * Reads articles in every format that newsrooms send. Text and ninjs are UTF-8 unless the sender
 * says otherwise; HTML and XML say themselves.
 */
public final class ArticleFormats implements ArticleReader {
  /** The largest document that is read. */
  public static final int MAX_BYTES = 8 << 20;

  private final PlainTextReader text;
  private final HtmlReader html;
  private final NinjsReader ninjs;
  private final NewsmlReader newsml;

  /**
   * @param maxCharacters the longest article to read, in UTF-16 code units, without the markup
   *     around it
   */
  public ArticleFormats(int maxCharacters) {
    this.text = new PlainTextReader(maxCharacters);
    this.html = new HtmlReader(maxCharacters);
    this.ninjs = new NinjsReader(maxCharacters);
    this.newsml = new NewsmlReader(maxCharacters);
  }

  /** Reads an article that is plain text. */
  @Override
  public Article read(String raw) {
    return text.read(raw);
  }

  /**
   * Reads an article.
   *
   * @throws UnreadableArticleException if it is empty, too long, not Arabic, or not of its format
   */
  public Article read(SentArticle sent) {
    byte[] bytes = sent.bytes();
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableArticleException(
          Reason.TOO_LONG,
          "the document has %d bytes; at most %d are read".formatted(bytes.length, MAX_BYTES));
    }
    if (isBlank(bytes)) {
      throw new UnreadableArticleException(Reason.EMPTY, "the article has no text");
    }
    return switch (sent.format()) {
      case TEXT -> text.read(TextBytes.decode(bytes, utf8(sent.charset())));
      case HTML -> html.read(TextBytes.decode(bytes, HtmlCharset.of(bytes, sent.charset())));
      case NINJS -> ninjs.read(TextBytes.decode(bytes, utf8(sent.charset())));
      case NEWSML_G2, NITF -> newsml.read(bytes, sent.charset());
    };
  }

  private static Charset utf8(@Nullable Charset named) {
    return named == null ? StandardCharsets.UTF_8 : named;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
