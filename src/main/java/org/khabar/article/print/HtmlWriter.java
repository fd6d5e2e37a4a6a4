package org.khabar.article.print;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.khabar.article.BlockKind;

/**
 * Writes an article as a page of its own, that needs no other file and runs nothing. Each block has
 * its kind as its class; a sentence to review is a {@code mark} whose title says why.
 */
public final class HtmlWriter {
  private static final String STYLE =
      """
      body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 Georgia,serif}
      h1{line-height:1.25}.byline,.published,figcaption,footer{color:#555;font-size:.9rem}
      blockquote{margin-inline:1rem;padding-inline-start:1rem;border-inline-start:3px solid #999}
      mark{background:#fff1a8}.brief{border-block:1px solid #ccc;padding-block:.5rem}
      """;

  private HtmlWriter() {}

  /** The page, in UTF-8 when it is sent. */
  public static String page(PrintedArticle article) {
    Document page = Document.createShell("");
    page.outputSettings().prettyPrint(false);
    page.prependChild(new org.jsoup.nodes.DocumentType("html", "", ""));
    Element html = page.expectFirst("html");
    html.attr("lang", article.language()).attr("dir", article.direction());
    head(article, page);
    Element main = line(page.body()).appendElement("article");
    blocks(main, article.own(), article, true);
    brief(article, main);
    line(main);
    footer(article, page.body());
    line(page.body());
    return page.outerHtml() + "\n";
  }

  /** The text of the article as XHTML without its headlines, byline and date, to be embedded. */
  static String body(PrintedArticle article) {
    Document page = Document.createShell("");
    page.outputSettings()
        .prettyPrint(false)
        .syntax(Document.OutputSettings.Syntax.xml)
        .escapeMode(org.jsoup.nodes.Entities.EscapeMode.xhtml);
    blocks(page.body(), article.body(), article, false);
    return page.body().html();
  }

  private static void head(PrintedArticle article, Document page) {
    Element head = page.head();
    line(head).appendElement("meta").attr("charset", "utf-8");
    line(head)
        .appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    line(head).appendElement("title").text(article.title());
    line(head).appendElement("meta").attr("name", "generator").attr("content", "Khabar");
    article
        .source()
        .publishedAt()
        .ifPresent(
            time ->
                line(head)
                    .appendElement("meta")
                    .attr("property", "article:published_time")
                    .attr("content", time));
    if (article.credit().isPresent()) {
      article
          .source()
          .about()
          .uri()
          .filter(uri -> uri.startsWith("http"))
          .ifPresent(
              uri ->
                  line(head)
                      .appendElement("link")
                      .attr("rel", "alternate")
                      .attr("hreflang", article.source().about().language().orElse("ar"))
                      .attr("href", uri));
    }
    line(head).appendElement("style").appendChild(new org.jsoup.nodes.DataNode("\n" + STYLE));
    line(head);
  }

  private static Element line(Element parent) {
    parent.appendChild(new TextNode("\n"));
    return parent;
  }

  /** A dateline opens the first paragraph after it. */
  private static void blocks(
      Element parent, List<PrintedBlock> blocks, PrintedArticle article, boolean lines) {
    String dateline = "";
    for (PrintedBlock block : blocks) {
      if (block.kind() == BlockKind.DATELINE) {
        dateline = block.text();
      } else {
        boolean text = block.kind().isRunningText();
        block(lines ? line(parent) : parent, block, text ? dateline : "", article);
        dateline = text ? "" : dateline;
      }
    }
  }

  private static void block(
      Element parent, PrintedBlock block, String dateline, PrintedArticle article) {
    String name = block.kind().name().toLowerCase(Locale.ROOT);
    Element element =
        switch (block.kind()) {
          case HEADLINE -> parent.appendElement("h1");
          case HEADING -> parent.appendElement("h2");
          case QUOTATION -> parent.appendElement("blockquote").appendElement("p");
          case CAPTION -> parent.appendElement("figure").appendElement("figcaption");
          case PUBLISHED -> published(parent.appendElement("p"), article);
          case MASTHEAD, BYLINE, DATELINE, PARAGRAPH, FURNITURE -> parent.appendElement("p");
        };
    element.addClass(name);
    if (!dateline.isEmpty()) {
      element.appendElement("span").addClass("dateline").text(dateline);
      element.appendText(" ");
    }
    boolean first = true;
    for (PrintedSentence sentence : block.sentences()) {
      if (!first) {
        element.appendText(" ");
      }
      first = false;
      sentence(element, sentence);
    }
  }

  private static Element published(Element paragraph, PrintedArticle article) {
    return article
        .source()
        .publishedAt()
        .map(time -> paragraph.appendElement("time").attr("datetime", time))
        .orElse(paragraph);
  }

  private static void sentence(Element parent, PrintedSentence sentence) {
    if (sentence.isDoubtful()) {
      parent
          .appendElement("mark")
          .addClass("needs-review")
          .attr("title", String.join(" ", sentence.doubts()))
          .text(sentence.text());
    } else {
      parent.appendText(sentence.text());
    }
  }

  private static void brief(PrintedArticle article, Element main) {
    if (article.brief().isEmpty()) {
      return;
    }
    Element section = line(main).appendElement("section").addClass("brief");
    section.appendElement("h2").text("Brief");
    article.brief().forEach(sentence -> line(section).appendElement("p").text(sentence));
  }

  private static void footer(PrintedArticle article, Element body) {
    article
        .note()
        .ifPresent(note -> line(body).appendElement("footer").appendElement("p").text(note));
  }
}
