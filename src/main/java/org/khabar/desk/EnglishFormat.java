package org.khabar.desk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khabar.article.print.DocxWriter;
import org.khabar.article.print.HtmlWriter;
import org.khabar.article.print.NinjsWriter;
import org.khabar.article.print.PrintedArticle;
import org.khabar.article.print.PrintedBlock;
import org.khabar.article.print.PrintedSentence;
import org.khabar.translate.Finding;
import org.khabar.translate.Segment;

/** The formats, beside the service's own JSON, in which English articles are written. */
public enum EnglishFormat {
  /** As {@link EnglishText} has it. */
  TEXT("text/plain", ".txt") {
    @Override
    public byte[] write(EnglishArticle article) {
      return EnglishText.of(article).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** A page of its own. */
  HTML("text/html", ".html") {
    @Override
    public byte[] write(EnglishArticle article) {
      return HtmlWriter.page(printed(article)).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** An IPTC ninjs item. */
  NINJS(NinjsWriter.MEDIA_TYPE, ".ninjs.json") {
    @Override
    public byte[] write(EnglishArticle article) {
      return NinjsWriter.item(printed(article)).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** A Word document. */
  DOCX(DocxWriter.MEDIA_TYPE, ".docx") {
    @Override
    public byte[] write(EnglishArticle article) {
      return DocxWriter.document(printed(article));
    }
  };

  private final String mediaType;
  private final String ending;

  EnglishFormat(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  /** The bytes of an article; texts are UTF-8. */
  public abstract byte[] write(EnglishArticle article);

  /** The format that a media type names, whatever its parameters. */
  public static Optional<EnglishFormat> ofMediaType(String mediaType) {
    String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> f.mediaType.equals(type)).findFirst();
  }

  public String mediaType() {
    return mediaType;
  }

  /** The media type as a header has it: with the charset, where it is a text's. */
  public String contentType() {
    return mediaType.startsWith("text/") ? mediaType + ";charset=utf-8" : mediaType;
  }

  /** What the names of such files end in. */
  public String ending() {
    return ending;
  }

  private static PrintedArticle printed(EnglishArticle article) {
    List<PrintedBlock> blocks = article.blocks().stream().map(EnglishFormat::printed).toList();
    return new PrintedArticle(
        "en",
        blocks,
        article.brief().sentences().stream().map(BriefSentence::text).toList(),
        article.source(),
        Optional.of(
            "Translated from Arabic by machine (%s, Khabar %s)."
                .formatted(article.stamp().model(), article.stamp().version())));
  }

  private static PrintedBlock printed(EnglishBlock block) {
    return new PrintedBlock(
        block.kind(), block.segments().stream().map(EnglishFormat::printed).toList());
  }

  private static PrintedSentence printed(Segment segment) {
    return new PrintedSentence(
        segment.text(), segment.findings().stream().map(Finding::message).toList());
  }
}
