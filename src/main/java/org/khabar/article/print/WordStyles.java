package org.khabar.article.print;

/** The styles of a Word document's paragraphs, one for each kind of block. */
final class WordStyles {
  private WordStyles() {}

  static String of(String language, String direction) {
    String bidi = direction.equals("rtl") ? language : "ar-SA";
    String latin = direction.equals("rtl") ? "en-US" : language;
    return "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        + "<w:docDefaults><w:rPrDefault><w:rPr>"
        + "<w:rFonts w:ascii=\"Georgia\" w:hAnsi=\"Georgia\" w:cs=\"Times New Roman\"/>"
        + "<w:sz w:val=\"22\"/><w:szCs w:val=\"24\"/>"
        + "<w:lang w:val=\"%s\" w:bidi=\"%s\"/>".formatted(latin, bidi)
        + "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        + "<w:spacing w:after=\"160\" w:line=\"276\" w:lineRule=\"auto\"/>"
        + "</w:pPr></w:pPrDefault></w:docDefaults>"
        + style("Paragraph", "Normal", " w:default=\"1\"", "", "")
        + style("Headline", "Title", "", "<w:outlineLvl w:val=\"0\"/>", bold(36))
        + style("Heading", "heading 2", "", "<w:outlineLvl w:val=\"1\"/>", bold(26))
        + style("Quotation", "Quote", "", "<w:ind w:left=\"567\" w:right=\"567\"/>", "<w:i/>")
        + style("Caption", "caption", "", "", "<w:i/>" + size(19))
        + style("Byline", "Byline", "", "", "<w:color w:val=\"555555\"/>")
        + style("Published", "Published", "", "", "<w:color w:val=\"555555\"/>")
        + style("Note", "Note", "", "", "<w:color w:val=\"555555\"/>" + size(19))
        + "</w:styles>";
  }

  private static String bold(int halfPoints) {
    return "<w:b/><w:bCs/>" + size(halfPoints);
  }

  private static String size(int halfPoints) {
    return "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>".formatted(halfPoints, halfPoints);
  }

  private static String style(
      String id, String name, String attributes, String paragraph, String run) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"%s\"%s><w:name w:val=\"%s\"/>"
            .formatted(id, attributes, name)
        + (id.equals("Paragraph") ? "" : "<w:basedOn w:val=\"Paragraph\"/>")
        + (paragraph.isEmpty() ? "" : "<w:pPr>" + paragraph + "</w:pPr>")
        + (run.isEmpty() ? "" : "<w:rPr>" + run + "</w:rPr>")
        + "</w:style>";
  }
}
