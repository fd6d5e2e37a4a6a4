package org.khabar.api;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a feed of briefs as Atom (RFC 4287). */
final class AtomFeed {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  private final XMLStreamWriter xml;
  private final FeedAddress address;

  private AtomFeed(XMLStreamWriter xml, FeedAddress address) {
    this.xml = xml;
    this.address = address;
  }

  static String of(FeedAddress address, List<FeedItem> items) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      new AtomFeed(xml, address).write(items);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed cannot be written", e);
    }
    return out.toString();
  }

  private void write(List<FeedItem> items) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.setDefaultNamespace(NAMESPACE);
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("xml:lang", "en");
    element("id", address.self());
    element("title", FeedAddress.TITLE);
    element(
        "updated",
        items.stream()
            .map(item -> item.head().updated())
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH)
            .toString());
    link("self", "application/atom+xml", address.self());
    link("alternate", "text/html", address.base() + "/");
    xml.writeStartElement("author");
    element("name", "Khabar");
    xml.writeEndElement();
    for (FeedItem item : items) {
      entry(item);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void entry(FeedItem item) throws XMLStreamException {
    xml.writeStartElement("entry");
    element("id", item.storyId());
    element("title", item.title());
    element("updated", item.head().updated().toString());
    element("published", item.head().created().toString());
    link("alternate", "application/json", address.article(item.head().id()));
    xml.writeStartElement("summary");
    xml.writeAttribute("type", "text");
    xml.writeCharacters(legal(item.brief().text()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(legal(text));
    xml.writeEndElement();
  }

  private void link(String relation, String type, String address) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", legal(address));
  }

  /** The characters that XML 1.0 allows; there is no way to write the others. */
  private static String legal(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
