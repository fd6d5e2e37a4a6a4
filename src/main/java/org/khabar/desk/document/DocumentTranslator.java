package org.khabar.desk.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.article.TextBytes;
import org.khabar.engine.Lane;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;
import org.khabar.translate.markup.MarkupRules;
import org.khabar.translate.markup.MarkupTranslator;

/**
 * Translates whole files. Text is UTF-8; HTML is in the charset that it names in its first
 * kilobyte, else UTF-8.
 */
public final class DocumentTranslator {
  private static final int LOOK = 1024;
  private static final Pattern CHARSET =
      Pattern.compile(
          "<meta[^>]+charset\\s*=\\s*[\"']?([A-Za-z0-9][\\w.:-]*)", Pattern.CASE_INSENSITIVE);

  private final TextTranslator translator;

  public DocumentTranslator(TextTranslator translator) {
    this.translator = translator;
  }

  /**
   * Translates a file.
   *
   * @return a future that fails with a {@link org.khabar.engine.GenerationException}
   * @throws org.khabar.article.UnreadableArticleException if its bytes are not of its charset
   */
  public CompletableFuture<TranslatedDocument> translate(
      byte[] bytes, DocumentFormat format, Lane lane) {
    Charset charset = format == DocumentFormat.HTML ? charset(bytes) : StandardCharsets.UTF_8;
    String source = TextBytes.decode(bytes, charset);
    int characters = source.codePointCount(0, source.length());
    return english(source, format, lane)
        .thenApply(english -> new TranslatedDocument(english.text(), charset, characters));
  }

  private CompletableFuture<TranslatedText> english(
      String source, DocumentFormat format, Lane lane) {
    return switch (format) {
      case TEXT -> translator.translate(source, lane);
      case HTML -> MarkupTranslator.of(translator).translate(source, MarkupRules.HTML, lane);
    };
  }

  private static Charset charset(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(LOOK, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher matcher = CHARSET.matcher(start);
    if (matcher.find() && Charset.isSupported(matcher.group(1))) {
      Charset named = Charset.forName(matcher.group(1));
      return named.canEncode() ? named : StandardCharsets.UTF_8;
    }
    return StandardCharsets.UTF_8;
  }
}
