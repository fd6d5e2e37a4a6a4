package org.khabar.desk.document;

import java.util.concurrent.CompletableFuture;
import org.khabar.engine.Lane;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslatedText;
import org.khabar.translate.markup.MarkupRules;
import org.khabar.translate.markup.MarkupTranslator;

/** Translates whole files. */
public final class DocumentTranslator {
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
    DocumentText document = DocumentText.read(bytes, format);
    String source = document.text();
    int characters = source.codePointCount(0, source.length());
    return english(source, format, lane)
        .thenApply(
            english -> new TranslatedDocument(english.text(), document.charset(), characters));
  }

  private CompletableFuture<TranslatedText> english(
      String source, DocumentFormat format, Lane lane) {
    return switch (format) {
      case TEXT -> translator.translate(source, lane);
      case HTML -> MarkupTranslator.of(translator).translate(source, MarkupRules.HTML, lane);
    };
  }
}
