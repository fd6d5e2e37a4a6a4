package org.khabar.article;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.khabar.article.UnreadableArticleException.Reason;

/**
 * Reads XML from senders that are not to be trusted: no document type is read, nothing is fetched,
 * no entity is expanded that the document defines. A document type that only names a file, as NITF
 * has it, is passed over. Elements go by their local names.
 */
public final class SafeXml {
  public static final int DEEPEST = 200;

  private static final Pattern OWN_ENTITIES =
      Pattern.compile("<!doctype[^<>\\[]*\\[|<!entity", Pattern.CASE_INSENSITIVE);

  private SafeXml() {}

  /**
   * The tree of a document.
   *
   * @param charset the charset that the sender names; null if the document itself says
   * @throws UnreadableArticleException if it is not well-formed, defines entities, or is nested
   *     deeper than {@value #DEEPEST}
   */
  static Document read(byte[] bytes, @Nullable Charset charset) {
    try {
      return tree(reader(bytes, charset, false));
    } catch (XMLStreamException e) {
      throw malformed("the XML cannot be read: " + said(e));
    }
  }

  /**
   * A reader of a document, for who needs no tree of it.
   *
   * @param charset the charset that the sender names; null if the document itself says
   * @param strict whether an entity that is none of XML's own five is an error, rather than an
   *     event
   * @throws UnreadableArticleException if it defines entities
   */
  public static XMLStreamReader reader(byte[] bytes, @Nullable Charset charset, boolean strict)
      throws XMLStreamException {
    if (OWN_ENTITIES.matcher(prolog(bytes)).find()) {
      throw malformed("the XML defines entities of its own, which are not read");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, strict);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("it refers to a file outside itself");
        });
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    return charset == null
        ? factory.createXMLStreamReader(in)
        : factory.createXMLStreamReader(in, charset.name());
  }

  /** What comes before the root element, in any of the charsets of XML. */
  private static String prolog(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    int at = 0;
    while (at < text.length()) {
      int tag = text.indexOf('<', at);
      if (tag < 0) {
        return text;
      }
      if (text.startsWith("<!--", tag)) {
        at = end(text, "-->", tag);
      } else if (text.startsWith("<?", tag)) {
        at = end(text, "?>", tag);
      } else if (text.startsWith("<!", tag)) {
        int open = text.indexOf('[', tag);
        int close = end(text, ">", tag);
        if (open >= 0 && open < close) {
          return text.substring(0, open + 1);
        }
        at = close;
      } else {
        return text.substring(0, tag);
      }
    }
    return text;
  }

  private static int end(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() : at + mark.length();
  }

  private static Document tree(XMLStreamReader reader) throws XMLStreamException {
    Document document = new Document("");
    Element current = document;
    int depth = 0;
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          HtmlTree.checkTags(++elements);
          if (++depth > DEEPEST) {
            throw malformed("the XML is nested more than %d deep".formatted(DEEPEST));
          }
          current = current.appendElement(reader.getLocalName().toLowerCase(java.util.Locale.ROOT));
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            current.attr(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          current = current.parent() == null ? document : current.parent();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            current.appendChild(new TextNode(reader.getText()));
        case XMLStreamConstants.ENTITY_REFERENCE -> current.appendChild(entity(reader));
        default -> {}
      }
    }
    return document;
  }

  /** Entities that HTML defines are known although nothing defines them. */
  private static TextNode entity(XMLStreamReader reader) {
    String reference = "&" + reader.getLocalName() + ";";
    String character = Parser.unescapeEntities(reference, true);
    if (character.equals(reference)) {
      throw malformed("the XML uses %s, which it does not define".formatted(reference));
    }
    return new TextNode(character);
  }

  /** What is wrong with a document, and in which line, in one line. */
  public static String said(XMLStreamException e) {
    String said = e.getMessage() == null ? "it is not well-formed" : e.getMessage();
    String plain =
        said.replaceFirst("(?s)^ParseError at .*?\\nMessage: ", "")
            .lines()
            .findFirst()
            .orElse(said);
    String place =
        e.getLocation() == null ? "" : "line %d: ".formatted(e.getLocation().getLineNumber());
    return place + (plain.length() > 200 ? plain.substring(0, 200) + "…" : plain);
  }

  private static UnreadableArticleException malformed(String message) {
    return new UnreadableArticleException(Reason.MALFORMED, message);
  }
}
