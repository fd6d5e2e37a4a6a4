package org.khabar.article.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Writes an article as a Word document (ECMA-376, WordprocessingML): a style for each kind of
 * block; a sentence to review is highlighted, and a comment says why. The same article makes the
 * same bytes.
 */
public final class DocxWriter {
  /** What a Word document's content type is. */
  public static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  private static final String TYPES =
      XML
          + "<Types xmlns=\"%scontent-types\">".formatted(PACKAGE)
          + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + part("/word/document.xml", MAIN + "document.main+xml")
          + part("/word/styles.xml", MAIN + "styles+xml")
          + part("/word/comments.xml", MAIN + "comments+xml")
          + part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
          + "</Types>";
  private static final String ROOT =
      relationships(
          relationship(1, OFFICE + "/officeDocument", "word/document.xml"),
          relationship(2, PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"));
  private static final String DOCUMENT =
      relationships(
          relationship(1, OFFICE + "/styles", "styles.xml"),
          relationship(2, OFFICE + "/comments", "comments.xml"));

  private DocxWriter() {}

  /** The bytes of the document. */
  public static byte[] document(PrintedArticle article) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      WordText text = new WordText(article);
      put(zip, "[Content_Types].xml", TYPES);
      put(zip, "_rels/.rels", ROOT);
      put(zip, "word/document.xml", text.document());
      put(zip, "word/comments.xml", text.comments());
      put(zip, "word/styles.xml", XML + WordStyles.of(article.language(), article.direction()));
      put(zip, "word/_rels/document.xml.rels", DOCUMENT);
      put(zip, "docProps/core.xml", core(article));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a document cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String part(String name, String type) {
    return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(name, type);
  }

  private static String relationship(int number, String type, String target) {
    return "<Relationship Id=\"rId%d\" Type=\"%s\" Target=\"%s\"/>".formatted(number, type, target);
  }

  private static String relationships(String... all) {
    return XML
        + "<Relationships xmlns=\"%srelationships\">".formatted(PACKAGE)
        + String.join("", all)
        + "</Relationships>";
  }

  private static String core(PrintedArticle article) throws XMLStreamException {
    StringWriter out = new StringWriter();
    var xml = javax.xml.stream.XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("cp:coreProperties");
    xml.writeAttribute("xmlns:cp", PACKAGE + "metadata/core-properties");
    xml.writeAttribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    property(xml, "dc:title", article.title());
    property(xml, "dc:language", article.language());
    String creator = article.text(org.khabar.article.BlockKind.BYLINE).orElse("");
    property(xml, "dc:creator", creator);
    property(xml, "dc:description", article.note().orElse(""));
    xml.writeEndElement();
    xml.writeEndDocument();
    return out.toString();
  }

  private static void property(javax.xml.stream.XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    if (!value.isEmpty()) {
      xml.writeStartElement(name);
      xml.writeCharacters(value);
      xml.writeEndElement();
    }
  }

  /** The style of a kind of block. */
  static String style(org.khabar.article.BlockKind kind) {
    String name = kind.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
