package org.khabar.article.print;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.khabar.article.BlockKind;

/** The text of an article in WordprocessingML, and the comments to it. */
final class WordText {
  private static final String NAMESPACE =
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private final PrintedArticle article;
  private final boolean rightToLeft;
  private final List<String> comments = new ArrayList<>();

  WordText(PrintedArticle article) {
    this.article = article;
    this.rightToLeft = article.direction().equals("rtl");
  }

  String document() throws XMLStreamException {
    StringWriter out = new StringWriter();
    XMLStreamWriter xml = begin(out, "w:document");
    xml.writeStartElement("w:body");
    String dateline = "";
    for (PrintedBlock block : article.own()) {
      if (block.kind() == BlockKind.DATELINE) {
        dateline = block.text() + " ";
      } else {
        boolean text = block.kind().isRunningText();
        String opening = text ? dateline : "";
        paragraph(xml, DocxWriter.style(block.kind()), opening, block.sentences());
        dateline = text ? "" : dateline;
      }
    }
    if (!article.brief().isEmpty()) {
      paragraph(xml, "Heading", "Brief", List.of());
      for (String sentence : article.brief()) {
        paragraph(xml, "Paragraph", sentence, List.of());
      }
    }
    if (article.note().isPresent()) {
      paragraph(xml, "Note", article.note().get(), List.of());
    }
    xml.writeEmptyElement("w:sectPr");
    xml.writeEndDocument();
    return out.toString();
  }

  /** The comments to what was written of the document. */
  String comments() throws XMLStreamException {
    StringWriter out = new StringWriter();
    XMLStreamWriter xml = begin(out, "w:comments");
    for (int i = 0; i < comments.size(); i++) {
      xml.writeStartElement("w:comment");
      xml.writeAttribute("w:id", String.valueOf(i));
      xml.writeAttribute("w:author", "Khabar");
      xml.writeAttribute("w:initials", "K");
      xml.writeStartElement("w:p");
      run(xml, comments.get(i), false);
      xml.writeEndElement();
      xml.writeEndElement();
    }
    xml.writeEndDocument();
    return out.toString();
  }

  private static XMLStreamWriter begin(StringWriter out, String root) throws XMLStreamException {
    XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement(root);
    xml.writeAttribute("xmlns:w", NAMESPACE);
    return xml;
  }

  private void paragraph(
      XMLStreamWriter xml, String style, String opening, List<PrintedSentence> sentences)
      throws XMLStreamException {
    xml.writeStartElement("w:p");
    xml.writeStartElement("w:pPr");
    empty(xml, "w:pStyle", "w:val", style);
    if (rightToLeft) {
      xml.writeEmptyElement("w:bidi");
    }
    xml.writeEndElement();
    if (!opening.isEmpty()) {
      run(xml, opening, false);
    }
    for (int i = 0; i < sentences.size(); i++) {
      if (i > 0) {
        run(xml, " ", false);
      }
      sentence(xml, sentences.get(i));
    }
    xml.writeEndElement();
  }

  private void sentence(XMLStreamWriter xml, PrintedSentence sentence) throws XMLStreamException {
    if (!sentence.isDoubtful()) {
      run(xml, sentence.text(), false);
      return;
    }
    String id = String.valueOf(comments.size());
    comments.add(String.join(" ", sentence.doubts()));
    empty(xml, "w:commentRangeStart", "w:id", id);
    run(xml, sentence.text(), true);
    empty(xml, "w:commentRangeEnd", "w:id", id);
    xml.writeStartElement("w:r");
    empty(xml, "w:commentReference", "w:id", id);
    xml.writeEndElement();
  }

  private void run(XMLStreamWriter xml, String text, boolean marked) throws XMLStreamException {
    xml.writeStartElement("w:r");
    if (marked || rightToLeft) {
      xml.writeStartElement("w:rPr");
      if (marked) {
        empty(xml, "w:highlight", "w:val", "yellow");
      }
      if (rightToLeft) {
        xml.writeEmptyElement("w:rtl");
      }
      xml.writeEndElement();
    }
    xml.writeStartElement("w:t");
    xml.writeAttribute("xml:space", "preserve");
    xml.writeCharacters(text);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void empty(XMLStreamWriter xml, String name, String attribute, String value)
      throws XMLStreamException {
    xml.writeEmptyElement(name);
    xml.writeAttribute(attribute, value);
  }
}
